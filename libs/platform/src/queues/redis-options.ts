import type { RedisOptions } from 'ioredis';

/** Where Redis is, in the words of ioredis and BullMQ. */
export type RedisConnection = Pick<
  RedisOptions,
  'host' | 'port' | 'username' | 'password' | 'db' | 'tls' | 'maxRetriesPerRequest'
>;

/** Options for BullMQ from an address; a job waits for Redis to come back instead of failing. */
export function redisOptions(url: string): RedisConnection {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: port ? Number(port) : 6379,
    username: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    db: Number(pathname.slice(1) || 0),
    tls: protocol === 'rediss:' ? {} : undefined,
    maxRetriesPerRequest: null,
  };
}
