import { AppError } from '../errors/app-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { SheetRow } from './sheet-row.js';
import { readXml, type XmlAttributes, type XmlListener } from './xml.js';
import { XlsxRows, type Styles } from './xlsx-rows.js';
import { ZipArchive } from './zip.js';

/**
 * Rows of the first visible sheet of a workbook, as it unpacks: never the whole sheet is held in memory.
 * @throws SHEET_BROKEN, SHEET_PROTECTED, SHEET_TOO_LARGE, SHEET_TOO_LONG, SHEET_TOO_WIDE, SHEET_CELL_TOO_LONG
 */
export async function* readXlsx(file: Buffer, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const archive = new ZipArchive(file, limits);
  const book = await readBook(archive);
  const texts = archive.has('xl/sharedStrings.xml') ? await readTexts(archive, limits) : [];
  const styles = { ...(await readStyles(archive)), startsIn1904: book.startsIn1904 };
  const rows = new XlsxRows(texts, styles, limits);
  for await (const chunk of archive.read(book.sheet)) {
    rows.take(chunk);
    yield* rows.ready();
  }
  rows.end();
  yield* rows.ready();
}

async function readBook(archive: ZipArchive): Promise<{ sheet: string; startsIn1904: boolean }> {
  const sheets: { relation: string; isVisible: boolean }[] = [];
  let startsIn1904 = false;
  await readXml(archive.read('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      sheets.push({ relation: attributes.get('id') ?? '', isVisible: !attributes.get('state')?.includes('idden') });
    },
  });
  const first = sheets.find(({ isVisible }) => isVisible) ?? sheets[0];
  if (!first) throw new AppError('SHEET_BROKEN');
  return { sheet: await findTarget(archive, first.relation), startsIn1904 };
}

async function findTarget(archive: ZipArchive, relation: string): Promise<string> {
  let target: string | null = null;
  await readXml(archive.read('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name === 'Relationship' && attributes.get('Id') === relation) target = attributes.get('Target');
    },
  });
  if (target === null) throw new AppError('SHEET_BROKEN');
  const path: string = target;
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`;
}

/** The texts that cells share. Marks of how to read Chinese signs are left out. */
async function readTexts(archive: ZipArchive, limits: SheetLimits): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let isOpen = false;
  let isReading = false;
  const most = limits.rows * limits.columns;
  const listener: XmlListener = {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      if (name === 't') isOpen = !isReading;
    },
    text(part) {
      if (isOpen) text += part;
    },
    close(name) {
      if (name === 't') isOpen = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      texts.push(text.slice(0, limits.cellLength + 1));
      if (texts.length > most) throw new AppError('SHEET_TOO_LONG', { maximum: limits.rows });
    },
  };
  await readXml(archive.read('xl/sharedStrings.xml'), listener);
  return texts;
}

/** Built-in formats of days. */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

async function readStyles(archive: ZipArchive): Promise<Pick<Styles, 'isDay'>> {
  if (!archive.has('xl/styles.xml')) return { isDay: () => false };
  const ownDays = new Set<number>();
  const formats: number[] = [];
  let isInCells = false;
  await readXml(archive.read('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt' && writesDays(attributes)) ownDays.add(Number(attributes.get('numFmtId')));
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) formats.push(Number(attributes.get('numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  const isDay = (style: number) => {
    const format = formats[style] ?? 0;
    return builtInDays.has(format) || ownDays.has(format);
  };
  return { isDay };
}

/** A format with a year or a day in it, outside of quotation marks, brackets and after backslashes. */
function writesDays(attributes: XmlAttributes): boolean {
  const code = (attributes.get('formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '');
  return /[yd]/iu.test(code);
}
