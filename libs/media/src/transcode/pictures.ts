import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@yunqiao/platform';
import type { ProbedStreams } from '../probe/probed-streams.js';
import { IMAGE_ALLOW_LIST, inputArguments, limitsFor, runFfmpeg } from '../sandbox/ffmpeg.js';
import { requireSuccess } from '../sandbox/run-verdict.js';
import { scratchFolder } from '../sandbox/scratch.js';

/** A run of ffmpeg on the file `input` of a scratch folder that makes one picture. */
export interface PictureRun {
  folder: string;
  input: string;
  signal?: AbortSignal;
}

/** Below this average brightness (of 16 to 235) a picture says nothing about the film. */
const DARK = 40;

/** A picture of the first moments that is not dark; answers its file, or null when there is no picture at all. */
export async function makePoster(file: ProbedStreams, run: PictureRun): Promise<string | null> {
  if (!file.video) return null;
  const folder = await scratchFolder(run.folder, 'poster');
  const size = 'scale=w=min(1280\\,iw*sar):h=-2,setsar=1';
  const bright = `signalstats,metadata=select:key=lavfi.signalstats.YAVG:value=${DARK}:function=greater`;
  for (const filter of [`fps=1,${bright},${size}`, size]) {
    const map = ['-map', `0:${file.video.index}`, '-an', '-sn', '-map_metadata', '-1', '-t', '60'];
    const out = ['-vf', filter, '-frames:v', '1', '-q:v', '4', '-f', 'image2', '-update', '1', 'poster.jpg'];
    const result = await runFfmpeg([...inputArguments(`../${run.input}`), ...map, ...out], {
      folder,
      limits: limitsFor(60),
      signal: run.signal,
    });
    if (result.end === 'exited' && (await hasContent(join(folder, 'poster.jpg')))) return join(folder, 'poster.jpg');
    if (result.end === 'aborted') requireSuccess(result);
  }
  return null;
}

export const COVER = { width: 640, height: 360 };
/** A PNG of a few kilobytes can unfold to gigabytes. */
const COVER_PIXELS = 50_000_000;

/** The cover, cut to 16:9 and written anew, so that nothing hidden in the upload survives. */
export async function makeCover(run: PictureRun): Promise<string> {
  const folder = await scratchFolder(run.folder, 'cover');
  const { width, height } = COVER;
  const filter = `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},setsar=1`;
  return writePicture(run, { folder, filter, name: 'cover.jpg', options: ['-q:v', '3'] });
}

/** Longest side of a picture as it is shown small. */
export const PREVIEW_SIDE = 480;

/** A picture in small, written anew; answers its file. @throws MEDIA_NOT_AN_IMAGE */
export async function makePreview(run: PictureRun): Promise<string> {
  const folder = await scratchFolder(run.folder, 'preview');
  const side = String(PREVIEW_SIDE);
  const filter = `scale=w=min(${side}\\,iw):h=min(${side}\\,ih):force_original_aspect_ratio=decrease,setsar=1`;
  return writePicture(run, { folder, filter, name: 'preview.webp', options: ['-c:v', 'libwebp', '-quality', '75'] });
}

interface PictureWish {
  folder: string;
  filter: string;
  name: string;
  options: readonly string[];
}

/** Draws a picture from an uploaded one. @throws MEDIA_NOT_AN_IMAGE */
async function writePicture(run: PictureRun, { folder, filter, name, options }: PictureWish): Promise<string> {
  const input = inputArguments(`../${run.input}`, IMAGE_ALLOW_LIST, COVER_PIXELS);
  const out = ['-map_metadata', '-1', '-frames:v', '1', '-vf', filter, ...options, '-f', 'image2', '-update', '1'];
  const result = await runFfmpeg([...input, ...out, name], { folder, limits: limitsFor(0), signal: run.signal });
  requireSuccess(result, 'MEDIA_NOT_AN_IMAGE');
  if (!(await hasContent(join(folder, name)))) throw new AppError('MEDIA_NOT_AN_IMAGE');
  return join(folder, name);
}

async function hasContent(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size > 0,
    () => false,
  );
}
