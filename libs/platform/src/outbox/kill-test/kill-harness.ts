import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../../ids/id.js';
import { Queues } from '../../queues/queues.js';
import type { TestDatabase } from '../../testing/test-database.js';
import type { SeededRandom } from '../../testing/seeded-random.js';
import { outboxQueue } from '../outbox-queue.js';
import { Outbox } from '../outbox.js';
import { NEWS_KIND } from './effects.js';

const room = fileURLToPath(new URL('../../../', import.meta.url));
const bundle = fileURLToPath(new URL('../../../dist/kill-test/relay.js', import.meta.url));
const vite = fileURLToPath(new URL('../../../../../node_modules/vite/bin/vite.js', import.meta.url));

/** Which relay is killed. */
export type RelayKind = 'publishes-before-marking' | 'marks-before-publishing';

/** What a run has written, and what of it has had which effect. */
export interface KillRun {
  readonly kills: number;
  readonly acknowledged: readonly string[];
  readonly rolledBack: readonly string[];
  readonly effects: readonly string[];
}

/** A bundle takes seconds; a bundler that does not end would hold up the tests' process, and nobody would be told why. */
const bundlingMilliseconds = 90_000;

/** Bundles the relay process. */
export function buildRelay(): void {
  const words = [
    'build',
    '--ssr',
    '--config',
    'src/outbox/kill-test/vite.config.mjs',
    '--outDir',
    'dist/kill-test',
    '--logLevel',
    'error',
  ];
  execFileSync(process.execPath, [vite, ...words], { cwd: room, stdio: 'inherit', timeout: bundlingMilliseconds });
}

/** Writes news while relay after relay is killed at seeded moments, then lets a last one finish. */
export async function runWithKills(given: {
  services: INestApplicationContext;
  database: TestDatabase;
  queuePrefix: string;
  relay: RelayKind;
  random: SeededRandom;
  kills: number;
  writes: number;
}): Promise<KillRun> {
  const { services, database, random } = given;
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    QUEUE_PREFIX: given.queuePrefix,
    RELAY: given.relay,
  };
  const writer = new Writer(database.source, services.get(Outbox), random);
  let kills = 0;
  let isDone = false;
  const writing = writer.write(() => isDone);
  while (kills < given.kills || writer.acknowledged.length < given.writes) {
    const relay = await startRelay(environment);
    await pause(random.between(3, 60));
    await kill(relay);
    kills += 1;
  }
  isDone = true;
  await writing;

  const last = await startRelay(environment);
  await settled(database.source, services.get(Queues));
  await kill(last);
  const rows = await database.source.query<{ news_key: string }[]>('SELECT news_key FROM effect');
  return {
    kills,
    acknowledged: writer.acknowledged,
    rolledBack: writer.rolledBack,
    effects: rows.map((row) => row.news_key),
  };
}

/** Writes in small transactions, some of which are taken back. */
class Writer {
  readonly acknowledged: string[] = [];
  readonly rolledBack: string[] = [];

  constructor(
    private readonly database: DataSource,
    private readonly outbox: Outbox,
    private readonly random: SeededRandom,
  ) {}

  async write(isDone: () => boolean): Promise<void> {
    while (!isDone()) {
      await Promise.all([this.writeOne(false), this.writeOne(false), this.writeOne(this.random.next() < 0.1)]);
      await pause(4);
    }
  }

  private async writeOne(takesBack: boolean): Promise<void> {
    const key = newId();
    const runner = this.database.createQueryRunner();
    try {
      await runner.startTransaction();
      await this.outbox.add(runner.manager, { kind: NEWS_KIND, key, payload: { key } });
      if (takesBack) await runner.rollbackTransaction();
      else await runner.commitTransaction();
      (takesBack ? this.rolledBack : this.acknowledged).push(key);
    } finally {
      await runner.release();
    }
  }
}

async function startRelay(environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const relay = fork(bundle, { env: environment, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await Promise.race([
    once(relay, 'message'),
    once(relay, 'exit').then(([code]) =>
      Promise.reject(new Error(`The relay ended with ${String(code)} before it began`)),
    ),
  ]);
  return relay;
}

async function kill(relay: ChildProcess): Promise<void> {
  const gone = once(relay, 'exit');
  relay.kill('SIGKILL');
  await gone;
}

/** Waits until nothing is left to publish or to handle. */
async function settled(database: DataSource, queues: Queues): Promise<void> {
  for (;;) {
    const [waiting] = await database.query<{ messages: string }[]>(
      'SELECT COUNT(*) AS messages FROM outbox WHERE published_at IS NULL',
    );
    const jobs = await queues.counts(outboxQueue);
    if (Number(waiting?.messages) === 0 && jobs.waiting + jobs.active + jobs.delayed === 0) return;
    await pause(50);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
