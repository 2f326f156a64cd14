import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import { EventSource } from '../log/event-source.js';
import { ReadModel } from '../log/read-model.js';
import { DuckdbFactStore } from '../store/duckdb.fact-store.js';

/** The facts of a test's log, in a folder of their own. They follow the log when the test says so. */
export type TestReadModel = ReadModel & { remove(): Promise<void> };

/** Facts of the log as it is now. */
export async function openTestReadModel(
  database: DataSource,
  clock: Clock,
  source = new EventSource(database),
): Promise<TestReadModel> {
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-facts-'));
  const store = await DuckdbFactStore.open({ file: join(folder, 'facts.duckdb'), memory: '200MB' });
  const model = await ReadModel.open(store, source, clock, 0);
  await model.follow();
  return Object.assign(model, {
    async remove() {
      await model.close();
      await rm(folder, { recursive: true });
    },
  });
}
