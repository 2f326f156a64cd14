import { Logger } from '@nestjs/common';
import type { Document } from '@hocuspocus/server';
import { applyUpdate, mergeUpdates } from 'yjs';
import { ListeningInterrupted, type LiveListener, type LiveNews } from '@yunqiao/platform';
import type { MinutesLog } from './minutes-log.js';
import { minutesTopic, type MinutesNews } from './minutes-topic.js';

/** Marks changes that come from the log, so that they do not go into it again. */
export const FROM_LOG = { source: 'redis' } as const;

const retryMilliseconds = 1000;

/** The minutes of one session in the memory of this process: what is still to be written, and how far the log is known. */
export class OpenMinutes {
  private readonly logger = new Logger('Minutes');
  private pending: Uint8Array[] = [];
  private version = 0;
  private bytes = 0;
  private listener: LiveListener<MinutesNews> | undefined;
  private reading: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly sessionId: string,
    private readonly document: Document,
    private readonly log: MinutesLog,
    private readonly live: LiveNews,
  ) {}

  /** Listens first and reads then, so that nothing falls between. Throws when it cannot be read: then nobody writes. */
  async load(): Promise<void> {
    this.listener = await this.live.listen(minutesTopic(this.sessionId));
    const { updates, version, bytes } = await this.log.read(this.sessionId);
    for (const update of updates) applyUpdate(this.document, update, FROM_LOG);
    Object.assign(this, { version, bytes });
    void this.hear(this.listener);
  }

  get hasPending(): boolean {
    return this.pending.length > 0;
  }

  /** Whether so many bytes more are too many. */
  wouldExceed(bytes: number, most: number): boolean {
    return this.bytes + bytes > most;
  }

  note(update: Uint8Array): void {
    this.pending.push(update);
    this.bytes += update.byteLength;
  }

  /** Writes what is new. What could not be written is kept, and tried again. */
  async store(): Promise<void> {
    if (this.pending.length === 0) return;
    const written = this.pending;
    this.pending = [];
    try {
      const version = await this.log.append(this.sessionId, mergeUpdates(written));
      if (version === this.version + 1) this.version = version;
      await this.live.tryPublish(minutesTopic(this.sessionId), { version, todosChanged: false });
    } catch (error) {
      this.pending = [...written, ...this.pending];
      if (!this.isClosed) setTimeout(() => void this.tryStore(), retryMilliseconds).unref();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.listener?.return();
  }

  private async tryStore(): Promise<void> {
    await this.store().catch((error: unknown) => this.logger.warn(error));
  }

  private async hear(listener: LiveListener<MinutesNews>): Promise<void> {
    try {
      for await (const { version, todosChanged } of listener) {
        if (todosChanged) this.document.broadcastStateless('todos');
        if (version > this.version) await this.catchUp();
      }
    } catch (error) {
      if (!(error instanceof ListeningInterrupted)) this.logger.warn(error);
      if (!this.isClosed) setTimeout(() => void this.hearAgain(), retryMilliseconds).unref();
    }
  }

  /** After the line to Redis was down. */
  private async hearAgain(): Promise<void> {
    if (this.isClosed) return;
    try {
      this.listener = await this.live.listen(minutesTopic(this.sessionId));
      await this.catchUp();
      void this.hear(this.listener);
    } catch (error) {
      this.logger.warn(error);
      setTimeout(() => void this.hearAgain(), retryMilliseconds).unref();
    }
  }

  /** Takes over what other processes have written; one reading after the other. */
  catchUp(): Promise<void> {
    const before = this.reading.catch(() => undefined);
    this.reading = before.then(async () => {
      const { updates, version } = await this.log.readAfter(this.sessionId, this.version);
      for (const update of updates) applyUpdate(this.document, update, FROM_LOG);
      this.version = Math.max(this.version, version);
    });
    return this.reading;
  }
}
