import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startLivekit } from '../../../../infra/local/livekit.mjs';
import { freePort, freeUdpPort } from '../../../../infra/local/ports.mjs';

/** Tests that need the conference server are skipped, and counted so, where it is neither installed nor made. */
export const describeWithLivekit = process.env['TEST_LIVEKIT_PROGRAM'] ? describe : describe.skip;

/** Nodes of earlier tests are no part of this cluster. */
async function forget(db: number): Promise<void> {
  const redis = new Redis(process.env['TEST_REDIS_URL'] ?? '', { db });
  await redis.flushdb();
  await redis.quit();
}

/** A LiveKit of a test's own, which can be killed and started again with the same keys and ports. */
export class TestLivekit {
  private running: Awaited<ReturnType<typeof startLivekit>> | null = null;

  private constructor(
    private readonly folder: string,
    private readonly options: Parameters<typeof startLivekit>[0],
  ) {}

  /** Not started yet; `webhook` is where it will tell what happens. */
  static async prepare(given: { webhookPort: number; keys?: TestLivekit }): Promise<TestLivekit> {
    const folder = mkdtempSync(join(tmpdir(), 'yunqiao-livekit-'));
    const redis = new URL(process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379');
    const same = given.keys?.options;
    const database = same?.redis.database ?? 1 + Number(process.env['JEST_WORKER_ID'] ?? 1);
    if (!same) await forget(database);
    return new TestLivekit(folder, {
      ...{ folder, port: await freePort(), udpPort: await freeUdpPort(), tcpPort: await freePort() },
      ...{ key: same?.key ?? 'test', secret: same?.secret ?? randomBytes(32).toString('hex') },
      redis: { port: Number(redis.port), password: decodeURIComponent(redis.password), database },
      ...{ webhook: `http://127.0.0.1:${given.webhookPort}/livekit/webhook`, log: join(folder, 'livekit.log') },
    });
  }

  /** What the api needs to know of it. */
  get environment(): Record<string, string> {
    return { LIVEKIT_URL: this.url, LIVEKIT_API_KEY: this.options.key, LIVEKIT_API_SECRET: this.options.secret };
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  async start(): Promise<this> {
    this.running = await startLivekit(this.options);
    return this;
  }

  /** Ends it at once, as a crash does. */
  async kill(): Promise<void> {
    this.running?.part.kill();
    await this.running?.part.ended;
    this.running = null;
  }

  async stop(): Promise<void> {
    await this.running?.part.stop();
    this.running = null;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
