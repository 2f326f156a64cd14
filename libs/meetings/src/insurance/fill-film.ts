import { createWriteStream } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inputArguments, runFfmpeg, scratchFolder } from '@yunqiao/media';
import { AppError } from '@yunqiao/platform';
import { FRAMES_PER_SECOND, HEIGHT, WIDTH } from '../recording/bot/canvas.js';
import { HERTZ } from '../recording/bot/mixer.js';
import { aac, h264, segmentsIn } from '../recording/encoding.js';
import { Rendition } from '../recording/recording-segment.entity.js';
import type { BesidePicture } from './beside-pictures.js';
import { voicesOf, type Fill, type Voice } from './fill-plan.js';
import type { SoundRun } from './sound-runs.js';

/** As the recorder's pictures come to the encoder, so that both are encoded with the same parameters. */
const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${WIDTH}x${HEIGHT}`];
const MIB = 1024 ** 2;
const limits = { deadlineSeconds: 300, cpuSeconds: 300, memoryBytes: 2048 * MIB, fileBytes: 256 * MIB };

/** Where a fill is made, and where it comes from. */
export interface FillStudio {
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly read: (run: SoundRun) => AsyncIterable<Buffer>;
  /** Its picture stands still meanwhile. */
  readonly picture: BesidePicture;
}

/**
 * Makes the segments of a fill, as a recorder would have written them: everybody's sound, and a picture that stands still.
 * @returns false when nothing of the sound could be read
 */
export async function makeFill(fill: Fill, studio: FillStudio): Promise<boolean> {
  const { folder } = studio;
  for (const rendition of Object.values(Rendition)) await scratchFolder(folder, rendition);
  const heard: Voice[] = [];
  for (const voice of voicesOf(fill)) {
    if (await decode(voice, heard.length, studio)) heard.push(voice);
  }
  if (heard.length === 0) return false;
  await drawStill(studio);
  const inputs = heard.flatMap((_, index) => inputArguments(soundFile(index)));
  const picture = [...raw, '-framerate', String(FRAMES_PER_SECOND), ...inputArguments('still.yuv', 'rawvideo')];
  const out = [
    ...['-filter_complex', [...mixed(heard), ...still(heard.length)].join(';')],
    ...['-map', '[picture]', '-map', '[beside]', ...h264, ...aac, '-t', secondsOf(fill), ...segmentsIn('video')],
    ...['-map', '[alone]', ...aac, '-t', secondsOf(fill), ...segmentsIn('audio')],
  ];
  if (!(await run([...inputs, ...picture, ...out], studio))) throw new AppError('REPLAY_NOT_MADE');
  return true;
}

/** A sound that cannot be read is left out, and stops nobody else's. */
async function decode({ run: kept }: Voice, index: number, studio: FillStudio): Promise<boolean> {
  await write(studio, 'run', studio.read(kept));
  const evenly = `aresample=${HERTZ}:async=1:first_pts=0`;
  const length = ((kept.to - kept.from) / 1000).toFixed(3);
  return run(
    [...inputArguments('run'), '-map', '0:a:0', '-ac', '1', '-af', evenly, '-t', length, soundFile(index)],
    studio,
  );
}

/** The last picture of what was before it, or the first of what was after it. */
async function drawStill(studio: FillStudio): Promise<void> {
  await write(studio, 'recorded.mp4', studio.picture.content);
  const order = studio.picture.isBefore ? 'reverse,' : '';
  const out = ['-map', '0:v:0', '-vf', `${order}scale=${WIDTH}:${HEIGHT}`, '-frames:v', '1', ...raw, 'still.yuv'];
  if (!(await run([...inputArguments('recorded.mp4'), ...out], studio))) throw new AppError('REPLAY_NOT_MADE');
}

/** Sums everybody up without making them quieter, as the recorder does. */
function mixed(voices: readonly Voice[]): string[] {
  const placed = voices.map(({ skip, length, delay }, index) => {
    const cut = `atrim=start=${skip / 1000}:duration=${length / 1000},asetpts=PTS-STARTPTS`;
    return `[${index}:a]${cut},adelay=${Math.round(delay)}:all=1[voice${index}]`;
  });
  const all = voices.map((_, index) => `[voice${index}]`).join('');
  const sum = `${all}amix=inputs=${voices.length}:duration=longest:normalize=0,alimiter=level=0,apad,asplit[beside][alone]`;
  return [...placed, sum];
}

function still(input: number): string[] {
  const evenly = `loop=loop=-1:size=1,setpts=N/${FRAMES_PER_SECOND}/TB,fps=${FRAMES_PER_SECOND}`;
  return [`[${input}:v]${evenly}[picture]`];
}

/** Whole pictures, so that it ends a moment before what was recorded goes on. */
function secondsOf({ from, to }: Fill): string {
  return (Math.floor(((to - from) * FRAMES_PER_SECOND) / 1000) / FRAMES_PER_SECOND).toFixed(3);
}

function soundFile(index: number): string {
  return `voice${index}.wav`;
}

async function write({ folder, signal }: FillStudio, name: string, content: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(Readable.from(content), createWriteStream(join(folder, name)), { signal });
  await chmod(join(folder, name), 0o644);
}

async function run(words: readonly string[], { folder, signal }: FillStudio): Promise<boolean> {
  const { exitCode } = await runFfmpeg([...words], { folder, signal, limits });
  signal.throwIfAborted();
  return exitCode === 0;
}
