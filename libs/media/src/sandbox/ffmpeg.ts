import { runSandboxed, type SandboxLimits, type SandboxResult } from './sandbox.js';

/** Containers that we open. No playlist (hls, dash), no list of files (concat), no device, no still image. */
export const FORMAT_ALLOW_LIST = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2'],
  ...['matroska', 'webm', 'mpegts', 'avi', 'mpeg', 'asf', 'flv', 'mp3', 'aac', 'wav', 'ogg', 'flac'],
].join(',');

/** Still images, for covers. */
export const IMAGE_ALLOW_LIST = 'jpeg_pipe,png_pipe,webp_pipe';

/** Largest picture that is decoded: what a header announces is not what comes later. */
export const LARGEST_PICTURE = { width: 8192, height: 4320 };

const MOST_PIXELS = LARGEST_PICTURE.width * LARGEST_PICTURE.height;

/** Before each input of a decoder: as `sourceArguments`, and no picture of more than so many pixels. */
export function inputArguments(file: string, formats = FORMAT_ALLOW_LIST, pixels = MOST_PIXELS): string[] {
  return ['-max_pixels', String(pixels), ...sourceArguments(file, formats)];
}

/** Before each file that is only looked at: local files only, known containers only. */
export function sourceArguments(file: string, formats = FORMAT_ALLOW_LIST): string[] {
  return ['-protocol_whitelist', 'file,pipe', '-format_whitelist', formats, '-i', `file:${file}`];
}

const MIB = 1024 ** 2;

/** What a run on so many seconds of film may use. */
export interface Allowance {
  /** wall and CPU seconds for each second of film */
  perSecond?: number;
  /** of one file that is written */
  fileBytes?: number;
}

/** Limits that follow the length of the film: a short clip may not hold the machine for an hour. */
export function limitsFor(
  durationSeconds: number,
  { perSecond = 4, fileBytes = 64 * MIB }: Allowance = {},
): SandboxLimits {
  const seconds = 120 + durationSeconds * perSecond;
  return { deadlineSeconds: seconds, cpuSeconds: seconds, memoryBytes: 4096 * MIB, fileBytes };
}

interface FfmpegRun {
  folder: string;
  limits: SandboxLimits;
  signal?: AbortSignal;
  onLine?: (line: string) => void;
}

/** ffmpeg without a terminal, which overwrites what an earlier try left behind. */
export function runFfmpeg(args: string[], options: FfmpegRun): Promise<SandboxResult> {
  return runSandboxed('ffmpeg', ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', ...args], options);
}

export function runFfprobe(args: string[], options: FfmpegRun): Promise<SandboxResult> {
  return runSandboxed('ffprobe', ['-hide_banner', '-loglevel', 'error', ...args], options);
}
