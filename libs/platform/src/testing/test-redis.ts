import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { redisOptions } from '../queues/redis-options.js';

/** A corner of the test Redis that no other test uses. */
export interface TestRedis {
  readonly url: string;
  /** For QUEUE_PREFIX. */
  readonly prefix: string;
  readonly client: Redis;
  /** Cuts the lines over which processes under this prefix hear live news. */
  breakLiveLines(): Promise<void>;
  /** Removes what was written under the prefix, and closes. */
  close(): Promise<void>;
}

/** Opens the Redis of TEST_REDIS_URL under a prefix of its own. */
export function testRedis(): TestRedis {
  const url = process.env['TEST_REDIS_URL'];
  if (!url) throw new Error('Set TEST_REDIS_URL, or run inside `node infra/local/servers.mjs -- …`');
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const client = new Redis(redisOptions(url));
  return {
    url,
    prefix,
    client,
    async breakLiveLines() {
      const lines = ((await client.client('LIST')) as string).split('\n');
      const own = lines.filter((line) => line.includes(` name=${prefix}-live-subscriber `));
      for (const line of own) await client.client('KILL', 'ID', /^id=(\d+)/.exec(line)?.[1] ?? '');
    },
    async close() {
      const keys = await client.keys(`${prefix}:*`);
      if (keys.length > 0) await client.del(keys);
      await client.quit();
    },
  };
}
