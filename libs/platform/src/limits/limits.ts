import { Injectable } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';
import { RedisLine } from '../queues/redis-line.js';

/** How often something may be done in a while. */
export interface Limit {
  readonly most: number;
  readonly withinSeconds: number;
}

/** Counts what may be done only so often, over all processes. */
@Injectable()
export class Limits {
  constructor(private readonly redis: RedisLine) {}

  /**
   * Counts one more of `name`, for whom the other parts of the key name.
   * @throws TOO_MANY_ATTEMPTS (retryAfterSeconds)
   */
  async count(name: string, whom: readonly string[], { most, withinSeconds }: Limit): Promise<void> {
    const key = this.redis.key(name, ...whom);
    const { client } = this.redis;
    await client.set(key, 0, 'EX', withinSeconds, 'NX');
    if ((await client.incr(key)) <= most) return;
    throw new AppError('TOO_MANY_ATTEMPTS', { retryAfterSeconds: Math.max(1, await client.ttl(key)) });
  }
}
