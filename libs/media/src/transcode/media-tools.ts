import { AppError } from '@yunqiao/platform';
import type { ProbedFile, ProbeRun } from '../probe/probe.js';
import type { ProbedStreams } from '../probe/probed-streams.js';
import { limitsFor, runFfmpeg } from '../sandbox/ffmpeg.js';
import { scratchFolder } from '../sandbox/scratch.js';
import { audioArguments, copyArguments, readProgress, videoArguments } from './encode-args.js';
import { requireSuccess } from './media-failure.js';
import { ENCODER_THREADS } from './media-queues.js';
import { chooseFrameRate, chooseRungs } from './rungs.js';

/** A run of ffmpeg on the file `input` of a scratch folder. */
export interface ToolRun extends ProbeRun {
  input: string;
  durationSeconds: number;
  /** told how much is done, 0 to 1 */
  onProgress?: (share: number) => void;
}

/** Wall and CPU seconds per second of film that a decoder and encoder may take on a slow, busy machine. */
const TRANSCODE_ALLOWANCE = 12;
const COPY_ALLOWANCE = 1;

/** Cuts the original into segments as it is. Answers the folder with the segments. */
export async function copySource(file: ProbedFile, run: ToolRun): Promise<string> {
  return cut('source', (input) => copyArguments(input, file), COPY_ALLOWANCE, run);
}

/** Makes one rendition of the plan. Answers the folder with the segments. */
export async function makeRendition(name: string, file: ProbedStreams, run: ToolRun): Promise<string> {
  if (name === 'audio' && file.audio) {
    const { index } = file.audio;
    return cut(name, (input) => audioArguments(input, index), COPY_ALLOWANCE, run);
  }
  const { video } = file;
  const rung = video && chooseRungs(video).find((each) => each.name === name);
  if (!video || !rung) throw new AppError('MEDIA_BROKEN', { rendition: name });
  const rate = chooseFrameRate(video.frameRate);
  return cut(name, (input) => videoArguments(input, video, rung, rate, ENCODER_THREADS), TRANSCODE_ALLOWANCE, run);
}

async function cut(name: string, args: (input: string) => string[], allowance: number, run: ToolRun): Promise<string> {
  const folder = await scratchFolder(run.folder, name);
  // The program works in the rendition's folder; one step up lies the input.
  const result = await runFfmpeg(args(`../${run.input}`), {
    folder,
    limits: limitsFor(run.durationSeconds, allowance),
    signal: run.signal,
    onLine: (line) => {
      const seconds = readProgress(line);
      if (seconds !== null) run.onProgress?.(Math.min(1, seconds / Math.max(0.1, run.durationSeconds)));
    },
  });
  requireSuccess(result);
  return folder;
}
