import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs ffmpeg on files that the tests have made themselves. */
export async function ffmpeg(...args: string[]): Promise<void> {
  await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args]);
}

/** Decodes every frame, and fails at the first error. */
export async function decodeWhole(file: string): Promise<void> {
  await ffmpeg('-xerror', '-i', file, '-f', 'null', '-');
}

/** One value that ffprobe knows, for example `format=duration`. */
export async function measure(file: string, entry: string, ...more: string[]): Promise<string> {
  const { stdout } = await run('ffprobe', ['-v', 'error', ...more, '-show_entries', entry, '-of', 'csv=p=0', file]);
  return stdout.trim();
}

export const picture = (size: string, seconds: number, rate = 10) => [
  '-f',
  'lavfi',
  '-t',
  String(seconds),
  '-i',
  `testsrc2=size=${size}:rate=${rate}`,
];
export const tone = (seconds: number) => [
  '-f',
  'lavfi',
  '-t',
  String(seconds),
  '-i',
  'sine=frequency=440:sample_rate=48000',
];
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '20'];
export const aac = ['-c:a', 'aac', '-b:a', '48k'];

/** A folder for films, removed with `remove`. */
export async function filmFolder(): Promise<{ file: (name: string) => string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-films-'));
  return { file: (name) => join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) };
}
