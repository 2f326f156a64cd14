import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newId, reasonOf } from '@yunqiao/platform';
import type { Admission } from './bot/bot-messages.js';
import { BotProcess } from './bot-process.js';
import type { RecordingDemand, RecordingNeed } from './recording-demand.js';
import type { RecordingEpoch } from './recording-epoch.entity.js';
import type { RecordingEpochs } from './recording-epochs.js';
import type { RecordingLeases } from './recording-leases.js';
import { Rendition } from './recording-segment.entity.js';
import type { SegmentHarvest } from './segment-harvest.js';

const TICK_MILLISECONDS = 500;
const BEAT_MILLISECONDS = 1000;
const MOST_WAIT_MILLISECONDS = 15_000;

/** What a recorder needs of the worker. */
export interface RecorderTools {
  readonly program: string;
  readonly leases: RecordingLeases;
  readonly demand: RecordingDemand;
  readonly epochs: RecordingEpochs;
  readonly harvest: SegmentHarvest;
  readonly admit: (sessionId: string) => Promise<Admission>;
  /** Those of these people who may be heard and seen in what is made of the session. */
  readonly recordable: (sessionId: string, people: readonly string[]) => Promise<readonly string[]>;
  readonly warn: (facts: Readonly<Record<string, unknown>>) => void;
}

/**
 * Keeps one session recorded: a bot stands by before it begins, and one that dies is replaced at once, as a new epoch. The
 * caller holds the lease.
 */
export class SessionRecorder {
  private bot: BotProcess | null = null;
  private isStopping = false;
  private holdsLease = true;
  private readonly over = new AbortController();
  private readonly hasEnded = once(this.over.signal, 'abort');
  private failures = 0;
  private readonly closing = new Set<Promise<void>>();

  constructor(
    private readonly sessionId: string,
    private readonly tools: RecorderTools,
  ) {}

  /** Which process records now. */
  get pid(): number | undefined {
    return this.bot?.pid;
  }

  /** How many people it hears now. */
  get voices(): number {
    return this.bot?.voices ?? 0;
  }

  /** Ends this recording; another worker may go on. */
  stop(): void {
    this.isStopping = true;
    this.bot?.stop();
  }

  /** Resolves when the session needs no recorder any more, or another worker has it. */
  async run(): Promise<void> {
    const beating = this.keepLease();
    try {
      await this.record();
    } finally {
      this.over.abort();
      await beating;
    }
  }

  private async record(): Promise<void> {
    for (const left of await this.tools.epochs.findOpen(this.sessionId)) this.close(left);
    while (await this.need()) {
      await this.recordEpoch();
      if (this.failures > 0) await pause(Math.min(MOST_WAIT_MILLISECONDS, 250 * 2 ** this.failures));
    }
    await Promise.all(this.closing);
    await this.tools.epochs.finish(this.sessionId);
  }

  /** What the session needs of this worker; null when it is nothing, or another one has the lease. */
  private async need(): Promise<RecordingNeed | null> {
    return this.isStopping || !this.holdsLease ? null : this.tools.demand.of(this.sessionId);
  }

  /** On its own, so that a slow store or database costs nobody the lease. While Redis is away nobody else takes it either. */
  private async keepLease(): Promise<void> {
    const { signal } = this.over;
    while (!signal.aborted) {
      this.holdsLease = await this.attempt(this.holdsLease, () => this.tools.leases.renew(this.sessionId));
      await Promise.race([pause(BEAT_MILLISECONDS, undefined, { ref: false }), this.hasEnded]);
    }
  }

  /** One run of one bot. */
  private async recordEpoch(): Promise<void> {
    const id = newId();
    const folder = this.tools.epochs.folderOf(id);
    for (const rendition of Object.values(Rendition)) await mkdir(join(folder, rendition), { recursive: true });
    const bot = new BotProcess(this.tools.program, folder, {
      onKnock: (knocking) => void this.admit(knocking),
      onPresent: (asking, people) => void this.sayWho(asking, people),
      onWords: (words) => this.tools.warn({ sessionId: this.sessionId, words }),
    });
    this.bot = bot;
    const epoch = await this.accompany(bot, id, folder);
    this.bot = null;
    this.failures = epoch ? 0 : this.failures + 1;
    if (epoch) this.close(epoch);
    else await rm(folder, { recursive: true, force: true });
  }

  /** Brings in what the bot writes until it ends; null when it never began. */
  private async accompany(bot: BotProcess, id: string, folder: string): Promise<RecordingEpoch | null> {
    let epoch: RecordingEpoch | null = null;
    let hasEnded = false;
    void bot.ended.then(() => (hasEnded = true));
    while (!hasEnded) {
      await Promise.race([pause(TICK_MILLISECONDS), bot.ended]);
      epoch = await this.attempt(epoch, async () => {
        if (!epoch && bot.startedAt) return this.tools.epochs.begin(id, this.sessionId, bot.startedAt);
        if (epoch) await this.tools.harvest.gather(epoch, folder);
        return epoch;
      });
      if (bot.isStuck) bot.kill();
      else await this.attempt(undefined, () => this.lead(bot));
    }
    return epoch;
  }

  /** Who has recorded does not stand by again: what comes after a break is another epoch. */
  private async lead(bot: BotProcess): Promise<void> {
    const need = await this.need();
    if (bot.isTooLarge || !need || (need === 'standBy' && bot.isToRecord)) bot.stop();
    else if (need !== 'standBy') bot.record(need.since);
  }

  /** A store, database or Redis that is away for a while stops no recording: the next round tries again. */
  private async attempt<Result>(otherwise: Result, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      this.tools.warn({ sessionId: this.sessionId, reason: reasonOf(error) });
      return otherwise;
    }
  }

  /** Beside the next epoch, which does not wait for the last segments of this one. */
  private close(epoch: RecordingEpoch): void {
    const closing = this.attempt(undefined, () => this.tools.epochs.close(epoch));
    this.closing.add(closing);
    void closing.then(() => this.closing.delete(closing));
  }

  private async sayWho(bot: BotProcess, present: readonly string[]): Promise<void> {
    await this.attempt(undefined, async () => {
      bot.tell({ kind: 'recordable', people: await this.tools.recordable(this.sessionId, present) });
    });
  }

  private async admit(bot: BotProcess): Promise<void> {
    await this.attempt(undefined, async () => {
      if (await this.need()) bot.tell({ kind: 'admission', admission: await this.tools.admit(this.sessionId) });
    });
  }
}
