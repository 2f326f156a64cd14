/** Samples a second, of one channel. */
export const HERTZ = 48_000;
/** How long a step is that is mixed at once. */
export const STEP_MILLISECONDS = 20;
/** One step of the mixer: 20 ms. */
export const STEP_SAMPLES = (HERTZ * STEP_MILLISECONDS) / 1000;

/** A track is heard when so much of it has arrived, so that late packets leave no holes. */
const CUSHION = 3 * STEP_SAMPLES;
/** More than this has piled up only behind a stall: what is too old is dropped, so that nobody is heard late for ever. */
const MOST = 25 * STEP_SAMPLES;

/** What arrived of one track and was not mixed yet. */
class Waiting {
  private chunks: Int16Array[] = [];
  private length = 0;
  private isHeard = false;

  push(samples: Int16Array): void {
    this.chunks.push(samples);
    this.length += samples.length;
    if (this.length > MOST) this.drop(this.length - CUSHION);
  }

  /** Adds the next samples to `sum`; nothing while too little is there. */
  addTo(sum: Int32Array): void {
    if (!this.isHeard && this.length < CUSHION) return;
    this.isHeard = this.length >= sum.length;
    let at = 0;
    while (at < sum.length && this.chunks.length > 0) at = this.addChunk(sum, at);
  }

  private addChunk(sum: Int32Array, from: number): number {
    const chunk = this.chunks[0]!;
    const count = Math.min(chunk.length, sum.length - from);
    for (let index = 0; index < count; index += 1) sum[from + index]! += chunk[index]!;
    this.drop(count);
    return from + count;
  }

  private drop(count: number): void {
    this.length -= count;
    let left = count;
    while (left > 0) {
      const chunk = this.chunks[0]!;
      if (chunk.length > left) this.chunks[0] = chunk.subarray(left);
      else this.chunks.shift();
      left -= Math.min(left, chunk.length);
    }
  }
}

/** Adds up all voices, step by step. Who asks for a step gets one: silence where nothing has come. */
export class Mixer {
  private readonly tracks = new Map<string, Waiting>();
  private readonly sum = new Int32Array(STEP_SAMPLES);

  /** How many tracks are heard. */
  get voices(): number {
    return this.tracks.size;
  }

  /** Keeps samples of a track until they are mixed. They must not change after that. */
  push(track: string, samples: Int16Array): void {
    const waiting = this.tracks.get(track) ?? new Waiting();
    this.tracks.set(track, waiting);
    waiting.push(samples);
  }

  /** Forgets a track that ended. */
  remove(track: string): void {
    this.tracks.delete(track);
  }

  /** The next 20 ms of all together. */
  step(): Int16Array {
    this.sum.fill(0);
    for (const waiting of this.tracks.values()) waiting.addTo(this.sum);
    return Int16Array.from(this.sum, clipped);
  }
}

function clipped(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, sample));
}
