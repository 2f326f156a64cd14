import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A film flashes white and beeps every so many seconds, exactly where chunks begin. */
export const FLASH_EVERY = 12;
const FLASH_SECONDS = 0.4;

/** Arguments of ffmpeg for such a film; its picture and its sound are the inputs 0 and 1. */
export function flashAndBeep(size: string, seconds: number, rate: number, samples = 48_000): string[] {
  const isOn = `lt(mod(t,${FLASH_EVERY}),${FLASH_SECONDS})`;
  const flash = `drawbox=enable='${isOn}':color=white:t=fill`;
  return [
    ...['-f', 'lavfi', '-t', String(seconds), '-i', `color=black:size=${size}:rate=${rate},${flash}`],
    ...['-f', 'lavfi', '-t', String(seconds), '-i', `aevalsrc='${isOn}*sin(2*PI*1000*t)':sample_rate=${samples}`],
  ];
}

/** Seconds, counted from the second `from`, at which a rendition turns from dark to bright. */
export async function flashesOf(playlist: string, rate: number, from = 0): Promise<number[]> {
  const dot = `fps=${rate}:start_time=0,scale=1:1,format=gray`;
  const pixels = await decode(playlist, ['-vf', dot, '-f', 'rawvideo'], from);
  return onsets([...pixels], (value) => value > 128, rate);
}

/** How bright the corners of the first picture are: above left, above right, below left, below right. */
export async function cornersOf(playlist: string): Promise<number[]> {
  return [...(await decode(playlist, ['-frames:v', '1', '-vf', 'scale=2:2:flags=area,format=gray', '-f', 'rawvideo']))];
}

const SAMPLES = 8000;

/** Seconds, counted from the second `from`, at which silence ends; what begins late is silent before. */
export async function beepsOf(playlist: string, from = 0): Promise<number[]> {
  const filled = ['-af', 'aresample=async=1:first_pts=0', '-ac', '1', '-ar', String(SAMPLES)];
  const bytes = await decode(playlist, [...filled, '-f', 's16le'], from);
  const samples = Array.from({ length: bytes.length / 2 }, (_, at) => Math.abs(bytes.readInt16LE(at * 2)));
  // Loudest of 5 ms: a tone passes through zero.
  const block = SAMPLES / 200;
  const loud = Array.from({ length: Math.floor(samples.length / block) }, (_, at) =>
    Math.max(...samples.slice(at * block, (at + 1) * block)),
  );
  return onsets(loud, (value) => value > 4000, 200);
}

function onsets(values: readonly number[], isOn: (value: number) => boolean, rate: number): number[] {
  return values.flatMap((value, at) => (isOn(value) && (at === 0 || !isOn(values[at - 1]!)) ? [at / rate] : []));
}

async function decode(file: string, args: string[], from = 0): Promise<Buffer> {
  const input = ['-v', 'error', '-itsoffset', '0.000001', '-i', file];
  const words = [...input, ...args, '-ss', String(from), '-'];
  const { stdout } = await run('ffmpeg', words, { encoding: 'buffer', maxBuffer: 64_000_000 });
  return stdout;
}
