import { setTimeout as pause } from 'node:timers/promises';
import type { Admission, FromBot, ToBot } from './bot-messages.js';
import { blackPicture, drawn, FRAMES_PER_SECOND, type PlanarPicture } from './canvas.js';
import { ConferenceEar } from './conference-ear.js';
import { Encoder } from './encoder.js';
import { LeadIn } from './lead-in.js';
import { Mixer, STEP_MILLISECONDS } from './mixer.js';
import { Pace } from './pace.js';

const STEPS_PER_SECOND = 1000 / STEP_MILLISECONDS;
const ALIVE_EVERY_MILLISECONDS = 1000;
const KNOCK_AGAIN_MILLISECONDS = 1000;
const PATIENCE_MILLISECONDS = 1000;
/** A consent may be withdrawn while somebody speaks. */
const ASK_AGAIN_BEATS = 5;

/**
 * Stands by in one conference, and records it from when it is told to until it is told to stop: by the clock, whatever
 * comes in or breaks.
 */
export class RecordingBot {
  private readonly mixer = new Mixer();
  private readonly leadIn = new LeadIn();
  private readonly stopping = new AbortController();
  private ear: ConferenceEar | null = null;
  /** From when on it records, in milliseconds since 1970; null while it stands by. */
  private since: number | null = null;
  private beats = 0;
  private answer: ((admission: Admission) => void) | null = null;
  /** What was seen last, until it is drawn. */
  private seen: PlanarPicture | null = null;
  private frame = blackPicture();

  /**
   * @param folder where the segments go
   * @param tell tells the worker
   */
  constructor(
    private readonly folder: string,
    private readonly tell: (message: FromBot) => void,
  ) {}

  /** What the worker says. */
  take(message: ToBot): void {
    if (message.kind === 'stop') this.stopping.abort();
    else if (message.kind === 'recordable') this.ear?.allow(message.people);
    else if (message.kind === 'record') this.since ??= message.since;
    else this.answer?.(message.admission);
  }

  /** The worker is gone, so that nobody keeps what is recorded. */
  stop(): void {
    this.stopping.abort();
  }

  /** Resolves when it was stopped and the last segment is written; rejects when the encoder fails. */
  async run(): Promise<void> {
    await this.enter();
    if (this.isStopping) return;
    const beat = setInterval(() => this.beat(), ALIVE_EVERY_MILLISECONDS);
    try {
      void this.stay();
      const since = await this.standBy();
      if (since !== null) await this.record(since);
    } finally {
      clearInterval(beat);
      // A conference server that is gone does not answer.
      await Promise.race([this.ear?.leave(), pause(PATIENCE_MILLISECONDS)]);
    }
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private readonly failUnlessStopped = (reason: string): void => {
    if (!this.isStopping) throw new Error(`ffmpeg ended: ${reason}`);
  };

  /** Hears already, so that nothing has to be got ready when the session begins. Null when it was stopped before that. */
  private async standBy(): Promise<number | null> {
    const steps = new Pace(STEPS_PER_SECOND, performance.now());
    while (!this.isStopping && this.since === null) {
      for (let due = steps.due(performance.now()); due > 0; due -= 1) this.leadIn.push(this.mixer.step());
      await pause(STEP_MILLISECONDS);
    }
    return this.isStopping ? null : this.since;
  }

  private async record(since: number): Promise<void> {
    const encoder = new Encoder(this.folder);
    const age = this.leadIn.keepLast(Date.now() - since) * STEP_MILLISECONDS;
    this.tell({ kind: 'started', at: Date.now() - age });
    await Promise.race([this.feed(encoder, performance.now() - age), encoder.ended.then(this.failUnlessStopped)]);
    await encoder.finish();
    this.tell({ kind: 'written' });
  }

  /** Sound and pictures as many as the clock wants. */
  private async feed(encoder: Encoder, startedAt: number): Promise<void> {
    const [steps, frames] = [new Pace(STEPS_PER_SECOND, startedAt), new Pace(FRAMES_PER_SECOND, startedAt)];
    while (!this.isStopping) {
      const now = performance.now();
      for (let due = steps.due(now); due > 0; due -= 1) encoder.hear(this.leadIn.shift() ?? this.mixer.step());
      for (let due = frames.due(now); due > 0; due -= 1) encoder.see(this.picture(now));
      if (encoder.isOverwhelmed) throw new Error('ffmpeg is too slow on this machine');
      await pause(STEP_MILLISECONDS);
    }
  }

  private picture(now: number): Uint8Array {
    const isShown = this.ear?.look(now) !== null;
    if (this.ear && !isShown) this.frame = blackPicture();
    else if (this.seen) this.frame = drawn(this.seen);
    this.seen = null;
    return this.frame;
  }

  /** Comes back with a fresh token whenever the conference was lost; meanwhile there is silence, and the last picture. */
  private async stay(): Promise<void> {
    while (!this.isStopping) {
      const ended = new Promise<void>((resolve) =>
        this.stopping.signal.addEventListener('abort', () => resolve(), { once: true }),
      );
      await Promise.race([this.ear?.lost, ended]);
      if (this.isStopping) return;
      this.ear = null;
      await this.enter();
    }
  }

  private async enter(): Promise<void> {
    while (!this.isStopping && !this.ear) {
      const admission = await this.knock();
      const ear = new ConferenceEar(
        this.mixer,
        (picture) => (this.seen = picture),
        () => this.tellPresent(ear),
      );
      try {
        if (admission) await ear.join(admission);
        if (admission) this.ear = ear;
        this.tellPresent(ear);
      } catch (error) {
        process.stderr.write(`Not let in: ${error instanceof Error ? error.message : String(error)}\n`);
        await pause(KNOCK_AGAIN_MILLISECONDS);
      }
    }
  }

  /** Null when nobody answers yet. */
  private knock(): Promise<Admission | null> {
    const patience = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(KNOCK_AGAIN_MILLISECONDS * 5)]);
    return new Promise((resolve) => {
      this.answer = resolve;
      patience.addEventListener('abort', () => resolve(null), { once: true });
      this.tell({ kind: 'knock' });
    });
  }

  private beat(): void {
    this.tell({ kind: 'alive', residentBytes: process.memoryUsage.rss(), voices: this.mixer.voices });
    this.beats += 1;
    if (this.ear && this.beats % ASK_AGAIN_BEATS === 0) this.tellPresent(this.ear);
  }

  /** Nobody is recorded before the worker has said that they may be. */
  private tellPresent(ear: ConferenceEar): void {
    if (ear === this.ear) this.tell({ kind: 'present', people: ear.present });
  }
}
