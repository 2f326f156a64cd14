import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import { StoredCounts } from '../counts/stored-counts.js';
import { EventSource } from '../log/event-source.js';
import { ReadModel } from '../log/read-model.js';
import { DuckdbFactStore } from '../store/duckdb.fact-store.js';

/** A clock that shows the instant of which is counted. */
class PastClock extends Clock {
  constructor(public instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }
}

/** Counts a log as it was at one instant after another, from facts of its own that are gone when it is closed. */
export class PastCounts {
  private constructor(
    private readonly clock: PastClock,
    private readonly model: ReadModel,
    private readonly folder: string,
  ) {}

  /** Makes the facts of the first instant. */
  static async open(database: DataSource, instant: Date): Promise<PastCounts> {
    const folder = await mkdtemp(join(tmpdir(), 'yunqiao-past-'));
    const store = await DuckdbFactStore.open({ file: join(folder, 'facts.duckdb') });
    const clock = new PastClock(instant);
    const model = await ReadModel.open(store, new EventSource(database).until(instant), clock, 0);
    await model.follow();
    return new PastCounts(clock, model, folder);
  }

  /** Counts what was known at an instant, which does not lie before the one of the last time. */
  at(instant: Date): StoredCounts {
    this.clock.instant = instant;
    return new StoredCounts(this.model);
  }

  async close(): Promise<void> {
    await this.model.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
