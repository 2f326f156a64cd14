import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const hertz = 48_000;
/** Less power than this is silence. */
const LOUD = 100 * 100;

/** What ffmpeg hears and sees in the segments of one epoch, put one behind the other. */
export interface Decoded {
  readonly soundSeconds: number;
  /** How long nothing is heard at first. */
  readonly silentSeconds: number;
  readonly frames: number;
  /** How bright the brightest point of each frame is. */
  readonly brightest: readonly number[];
  /** How much of what is heard is one tone: 0 for none of it, 1 for nothing else. */
  tone(toneHertz: number): number;
}

/** Decodes a recording: what its segments begin with, then the segments. */
export async function decode(pieces: readonly Buffer[], withPicture: boolean): Promise<Decoded> {
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-decode-'));
  const file = join(folder, 'recording.mp4');
  try {
    await writeFile(file, Buffer.concat(pieces));
    const raw = { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 } as const;
    const sound = await run('ffmpeg', ['-v', 'error', '-i', file, '-f', 's16le', '-ac', '1', '-ar', '48000', '-'], raw);
    const samples = new Int16Array(sound.stdout.buffer, sound.stdout.byteOffset, sound.stdout.length >> 1);
    const picture = ['-map', '0:v', '-vf', 'scale=64:36', '-pix_fmt', 'gray', '-f', 'rawvideo', '-'];
    const grey = withPicture
      ? (await run('ffmpeg', ['-v', 'error', '-i', file, ...picture], raw)).stdout
      : Buffer.alloc(0);
    const frames = grey.length / (64 * 36);
    const brightest = Array.from({ length: frames }, (_, index) =>
      Math.max(...grey.subarray(index * 64 * 36, (index + 1) * 64 * 36)),
    );
    return {
      ...{ soundSeconds: samples.length / hertz, silentSeconds: silenceBefore(samples), frames, brightest },
      tone: (toneHertz) => toneIn(samples, toneHertz),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By Goertzel, in tenths of a second: the median of those that are not silent. */
function toneIn(all: Int16Array, toneHertz: number): number {
  const shares = tenthsOf(all).flatMap((samples) => shareOf(samples, toneHertz) ?? []);
  return shares.sort((a, b) => a - b)[shares.length >> 1] ?? 0;
}

function silenceBefore(all: Int16Array): number {
  const tenths = tenthsOf(all);
  const first = tenths.findIndex((samples) => powerOf(samples) >= LOUD);
  return (first < 0 ? tenths.length : first) / 10;
}

function tenthsOf(all: Int16Array): Int16Array[] {
  const length = hertz / 10;
  return Array.from({ length: Math.floor(all.length / length) }, (_, index) =>
    all.subarray(index * length, (index + 1) * length),
  );
}

function powerOf(samples: Int16Array): number {
  return samples.reduce((power, sample) => power + sample * sample, 0) / samples.length;
}

/** Null for silence. */
function shareOf(samples: Int16Array, toneHertz: number): number | null {
  const turn = 2 * Math.cos((2 * Math.PI * toneHertz) / hertz);
  const power = powerOf(samples);
  if (power < LOUD) return null;
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + turn * one - two, one];
  return (2 * (one * one + two * two - turn * one * two)) / (samples.length ** 2 * power);
}
