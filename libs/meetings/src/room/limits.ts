import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { AppError, Configuration } from '@yunqiao/platform';

/** How often something may be done in a while. */
export interface Limit {
  readonly most: number;
  readonly withinSeconds: number;
}

/** Counts what may be done only so often, over all processes. */
@Injectable()
export class Limits implements OnModuleDestroy {
  private readonly redis: Redis;
  private readonly prefix: string;

  constructor(configuration: Configuration) {
    this.redis = new Redis(configuration.get('REDIS_URL'), { lazyConnect: true, maxRetriesPerRequest: 3 });
    this.prefix = configuration.get('QUEUE_PREFIX');
  }

  /**
   * Counts one more of `name`, for whom the other parts of the key name.
   * @throws TOO_MANY_ATTEMPTS (retryAfterSeconds)
   */
  async count(name: string, whom: readonly string[], { most, withinSeconds }: Limit): Promise<void> {
    const key = [this.prefix, name, ...whom].join(':');
    await this.redis.set(key, 0, 'EX', withinSeconds, 'NX');
    if ((await this.redis.incr(key)) <= most) return;
    throw new AppError('TOO_MANY_ATTEMPTS', { retryAfterSeconds: Math.max(1, await this.redis.ttl(key)) });
  }

  async onModuleDestroy(): Promise<void> {
    if (this.redis.status === 'wait' || this.redis.status === 'end') return;
    await this.redis.quit();
  }
}
