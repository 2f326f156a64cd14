import { AppError } from '@yunqiao/platform';
import type { ProbeRun } from '../probe/probe.js';
import type { ProbedStreams } from '../probe/probed-streams.js';
import { limitsFor, runFfmpeg, type Allowance } from '../sandbox/ffmpeg.js';
import { requireSuccess } from '../sandbox/run-verdict.js';
import type { SandboxResult } from '../sandbox/sandbox.js';
import { requireRoom, scratchFolder } from '../sandbox/scratch.js';
import {
  audioArguments,
  chunkArguments,
  copyArguments,
  readFrames,
  readProgress,
  type FrameRange,
  type Ladder,
} from './encode-args.js';
import { chooseFrameRate, chooseRungs } from './rungs.js';

/** A run of ffmpeg on the file `input` of a scratch folder. */
export interface ToolRun extends ProbeRun {
  input: string;
  durationSeconds: number;
  /** told how much is done, 0 to 1 */
  onProgress?: (share: number) => void;
}

/** What a decoder and encoder may take on a slow, busy machine. */
const TRANSCODE_ALLOWANCE: Allowance = { perSecond: 12 };
/** A segment of the original is as large as its bit rate makes it, and up to 36 s long. */
const COPY_ALLOWANCE: Allowance = { perSecond: 1, fileBytes: 2 * 1024 ** 3 };

/** A run that has begun: its folder fills with segments until `ended`. */
export interface Cutting {
  folder: string;
  ended: Promise<void>;
}

/** Cuts the original into segments as it is. */
export function copySource(file: ProbedStreams, run: ToolRun): Promise<Cutting> {
  return cut('source', (input) => copyArguments(input, file), run);
}

/** Makes the sound of all qualities. */
export function makeAudio({ audio }: ProbedStreams, run: ToolRun): Promise<Cutting> {
  if (!audio) throw new AppError('MEDIA_BROKEN', { rendition: 'audio' });
  return cut('audio', (input) => audioArguments(input, audio.index), run);
}

/** What a film's picture is made into. @throws MEDIA_BROKEN for a film without a picture */
export function ladderOf({ video }: ProbedStreams): Ladder {
  if (!video) throw new AppError('MEDIA_BROKEN', { rendition: 'video' });
  return { video, rungs: chooseRungs(video), rate: chooseFrameRate(video.frameRate) };
}

/** Makes some groups of pictures in every quality; each lies in a folder of its name. */
export async function makeChunk(ladder: Ladder, range: FrameRange, run: ToolRun): Promise<void> {
  for (const { name } of ladder.rungs) await scratchFolder(run.folder, name);
  const seconds = range.frameCount / ladder.rate.value;
  const before = range.seekSeconds === null ? range.firstFrame / ladder.rate.value : 0;
  const result = await runFfmpeg(chunkArguments(run.input, ladder, range), {
    folder: run.folder,
    limits: limitsFor(seconds + before, TRANSCODE_ALLOWANCE),
    signal: run.signal,
    onLine: (line) => {
      const frames = readFrames(line);
      if (frames !== null) run.onProgress?.(Math.min(1, frames / range.frameCount));
    },
  });
  await requireSegments(result, run.folder);
}

async function requireSegments(result: SandboxResult, folder: string): Promise<void> {
  requireSuccess(result);
  await requireRoom(folder);
}

async function cut(name: string, args: (input: string) => string[], run: ToolRun): Promise<Cutting> {
  const folder = await scratchFolder(run.folder, name);
  // The program works in the rendition's folder; one step up lies the input.
  const running = runFfmpeg(args(`../${run.input}`), {
    folder,
    limits: limitsFor(run.durationSeconds, COPY_ALLOWANCE),
    signal: run.signal,
    onLine: (line) => {
      const seconds = readProgress(line);
      if (seconds !== null) run.onProgress?.(Math.min(1, seconds / Math.max(0.1, run.durationSeconds)));
    },
  });
  return { folder, ended: running.then((result) => requireSegments(result, folder)) };
}
