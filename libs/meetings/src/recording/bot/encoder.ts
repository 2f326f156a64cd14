import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { aac, h264, segmentsIn } from '../encoding.js';
import { FRAMES_PER_SECOND, HEIGHT, WIDTH } from './canvas.js';
import { HERTZ } from './mixer.js';

/** More waits for the encoder only when the machine is too slow for it: better a new recorder than a full memory. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

/** ffmpeg waits to learn what a pipe holds while the other one fills: it is told, and asks no questions. */
const knows = ['-probesize', '32', '-analyzeduration', '0', '-thread_queue_size', '1024'];
const sound = ['-f', 's16le', '-ar', String(HERTZ), '-ac', '1', '-i', 'pipe:3'];
const picture = [
  '-f',
  'rawvideo',
  '-pix_fmt',
  'yuv420p',
  '-s',
  `${WIDTH}x${HEIGHT}`,
  '-framerate',
  String(FRAMES_PER_SECOND),
];
/** What is told to ffmpeg: two pipes in, picture with sound and sound alone out, below the folder in which it runs. */
export const encoderArguments: readonly string[] = [
  ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
  ...[...knows, ...sound, ...knows, ...picture, '-i', 'pipe:4'],
  ...['-map', '1:v', '-map', '0:a', ...h264, ...aac, ...segmentsIn('video')],
  ...['-map', '0:a', ...aac, ...segmentsIn('audio')],
];

/** ffmpeg, fed with raw sound and pictures. When this process dies its pipes end, and it finishes what it has. */
export class Encoder {
  private readonly process: ChildProcess;
  private readonly pipes: readonly [Writable, Writable];
  /** Resolves with why it ended. */
  readonly ended: Promise<string>;

  constructor(folder: string) {
    this.process = spawn('ffmpeg', [...encoderArguments], {
      ...{ cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] },
    });
    this.pipes = [this.process.stdio[3] as Writable, this.process.stdio[4] as Writable];
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => resolve(error.message));
      this.process.once('exit', (code, signal) => resolve(String(signal ?? code)));
      for (const pipe of this.pipes) pipe.on('error', (error) => resolve(error.message));
    });
  }

  /** Whether it is so far behind that it will not catch up. */
  get isOverwhelmed(): boolean {
    return this.pipes.reduce((sum, { writableLength }) => sum + writableLength, 0) > MOST_WAITING_BYTES;
  }

  hear(samples: Int16Array): void {
    this.pipes[0].write(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  }

  /** @param frame must not change after that */
  see(frame: Uint8Array): void {
    this.pipes[1].write(frame);
  }

  /** Ends the input and waits until the last segments are written. */
  async finish(): Promise<void> {
    const isOver = this.process.exitCode !== null || this.process.signalCode !== null;
    for (const pipe of this.pipes) pipe.end();
    if (!isOver) await once(this.process, 'exit');
  }
}
