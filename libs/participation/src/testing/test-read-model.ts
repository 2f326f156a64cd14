import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { EventSource } from '../log/event-source.js';
import { ReadModel } from '../log/read-model.js';
import { DuckdbFactStore } from '../store/duckdb.fact-store.js';

/** The facts of a test's log, in a folder of their own. They follow the log when the test says so. */
export type TestReadModel = ReadModel & { remove(): Promise<void> };

/** Facts of the log as it is now, read over connections of their own, as by the process that keeps them. */
export async function openTestReadModel(
  database: DataSource,
  clock: Clock,
  sourceOf = (own: DataSource) => new EventSource(own),
): Promise<TestReadModel> {
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-facts-'));
  const own = await new DataSource(database.options).initialize();
  const store = await DuckdbFactStore.open({ file: join(folder, 'facts.duckdb'), memory: '200MB' });
  const model = await ReadModel.open(store, sourceOf(own), clock, 0);
  await model.follow();
  return Object.assign(model, {
    async remove() {
      await model.close();
      await own.destroy();
      await rm(folder, { recursive: true });
    },
  });
}
