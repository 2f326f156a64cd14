import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_ALLOW_LIST, inputArguments, runFfmpeg, runSandboxed, type SandboxResult } from '@yunqiao/media';
import { AppError } from '@yunqiao/platform';
import { convertToPdf } from './office.js';

/** Longer slides than this nobody shows. */
export const MOST_PAGES = 300;
/** Longer side of a page's image, in pixels. */
const LONG_SIDE = 1600;
/** How many pages are drawn before the next are begun. */
const AT_ONCE = 10;
const MOST_TEXT = 4000;
const GIB = 1024 ** 3;

/** For one step on a slow, busy machine. */
const limits = { deadlineSeconds: 300, cpuSeconds: 180, memoryBytes: 4 * GIB, fileBytes: GIB };

/** A run on a document in a scratch folder. */
export interface DeckRun {
  folder: string;
  signal?: AbortSignal;
}

/** A page that was drawn: `image` lies in the scratch folder until the next ones are asked for. */
export interface DrawnPage {
  number: number;
  width: number;
  height: number;
  image: string;
  text: string;
}

/**
 * Draws the pages of a document (PDF or what LibreOffice reads), one after the other.
 * @param onPage keeps a page
 * @returns how many there are
 * @throws DECK_BROKEN, DECK_PROTECTED, DECK_TOO_MANY_PAGES, DECK_TOO_DEMANDING, DECK_OFFICE_MISSING, DECK_INTERRUPTED
 */
export async function drawPages(
  file: string,
  run: DeckRun,
  onPage: (page: DrawnPage) => Promise<void>,
): Promise<number> {
  const pdf = file.endsWith('.pdf') ? file : await makePdf(file, run);
  const pageCount = await countPages(pdf, run);
  const texts = await readTexts(pdf, run);
  for (let first = 1; first <= pageCount; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE - 1, pageCount);
    for (const page of await drawSome(pdf, first, last, run))
      await onPage({ ...page, text: texts[page.number - 1] ?? '' });
  }
  return pageCount;
}

async function makePdf(file: string, run: DeckRun): Promise<string> {
  const { result, pdf } = await convertToPdf(file, { ...run, limits });
  requireSuccess(result);
  // It ends well even where it could not read the document.
  if (!pdf) throw new AppError('DECK_BROKEN');
  return pdf;
}

async function countPages(pdf: string, run: DeckRun): Promise<number> {
  const result = await runSandboxed('pdfinfo', [pdf], { ...run, limits });
  if (/Incorrect password/i.test(result.errorTail)) throw new AppError('DECK_PROTECTED');
  requireSuccess(result);
  const pageCount = Number(/^Pages:\s+(\d+)$/m.exec(result.output)?.[1] ?? 0);
  if (pageCount === 0) throw new AppError('DECK_BROKEN');
  if (pageCount > MOST_PAGES) throw new AppError('DECK_TOO_MANY_PAGES', { maximum: MOST_PAGES });
  return pageCount;
}

/** The words of each page; pages are divided by form feeds. Slides without words that can be read are still slides. */
async function readTexts(pdf: string, run: DeckRun): Promise<string[]> {
  const { output, end, exitCode } = await runSandboxed('pdftotext', ['-enc', 'UTF-8', pdf, '-'], { ...run, limits });
  if (end !== 'exited' || exitCode !== 0) return [];
  return output.split('\f').map((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, MOST_TEXT));
}

async function drawSome(pdf: string, first: number, last: number, run: DeckRun): Promise<Omit<DrawnPage, 'text'>[]> {
  await forget(run.folder);
  const range = ['-f', String(first), '-l', String(last)];
  const drawing = ['-png', '-scale-to', String(LONG_SIDE), ...range, pdf, 'page'];
  requireSuccess(await runSandboxed('pdftoppm', drawing, { ...run, limits }));
  const pictures = (await drawn(run.folder)).map((picture) => ({ picture, image: picture.replace(/png$/, 'webp') }));
  if (pictures.length !== last - first + 1) throw new AppError('DECK_BROKEN');
  requireSuccess(await runFfmpeg(compression(pictures), { ...run, limits }));
  return Promise.all(
    pictures.map(async ({ picture, image }, index) => ({
      ...{ number: first + index, image: join(run.folder, image) },
      ...(await measurePng(join(run.folder, picture))),
    })),
  );
}

/** One run for all of them. */
function compression(pictures: readonly { picture: string; image: string }[]): string[] {
  const inputs = pictures.flatMap(({ picture }) => inputArguments(picture, IMAGE_ALLOW_LIST));
  const outputs = pictures.flatMap(({ image }, index) => [
    ...['-map', `${index}:v`, '-frames:v', '1', '-map_metadata', '-1', '-c:v', 'libwebp', '-quality', '78', image],
  ]);
  return [...inputs, ...outputs];
}

/** Pages that are drawn, in order: their numbers have leading zeros. */
async function drawn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^page-\d+\.png$/.test(name)).sort();
}

async function forget(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^page-\d+\.(?:png|webp)$/.test(name));
  await Promise.all(names.map((name) => rm(join(folder, name))));
}

/** Width and height stand in the first chunk. */
async function measurePng(file: string): Promise<{ width: number; height: number }> {
  const picture = await open(file);
  try {
    const { buffer } = await picture.read(Buffer.alloc(24), 0, 24, 0);
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  } finally {
    await picture.close();
  }
}

function requireSuccess(result: SandboxResult): void {
  if (result.end === 'exited' && result.exitCode === 0) return;
  const log = result.errorTail.slice(-2000);
  if (result.end === 'aborted') throw new AppError('DECK_INTERRUPTED');
  if (/No space left on device|Disk quota exceeded/.test(log)) throw new AppError('DECK_STORAGE_FULL', { log });
  if (result.end !== 'exited') throw new AppError('DECK_TOO_DEMANDING', { end: result.end, log });
  throw new AppError('DECK_BROKEN', { log });
}
