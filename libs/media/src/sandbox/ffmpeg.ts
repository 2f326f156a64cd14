import { runSandboxed, type SandboxLimits, type SandboxResult } from './sandbox.js';

/** Containers that we open. No playlist (hls, dash), no list of files (concat), no device, no still image. */
export const FORMAT_ALLOW_LIST = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2'],
  ...['matroska', 'webm', 'mpegts', 'avi', 'mpeg', 'mp3', 'wav', 'ogg', 'flac'],
].join(',');

/** Still images, for covers. */
export const IMAGE_ALLOW_LIST = 'jpeg_pipe,png_pipe,webp_pipe';

/** Before each input: local files only, known containers only, and no frame larger than the limit. */
export function inputArguments(file: string, formats = FORMAT_ALLOW_LIST): string[] {
  return ['-protocol_whitelist', 'file,pipe', '-format_whitelist', formats, '-i', `file:${file}`];
}

const GIB = 1024 ** 3;

/** Limits that follow the length of the film: a short clip may not hold the machine for an hour. */
export function limitsFor(durationSeconds: number, perSecond = 4): SandboxLimits {
  return {
    deadlineSeconds: 120 + durationSeconds * perSecond,
    cpuSeconds: 120 + durationSeconds * perSecond,
    memoryBytes: 4 * GIB,
    fileBytes: 16 * GIB,
  };
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
