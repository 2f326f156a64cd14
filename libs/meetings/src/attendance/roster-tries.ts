import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { AppError, Configuration } from '@yunqiao/platform';

const mostTries = 5;
const withinSeconds = 300;

/** Four digits can be guessed; not with five tries in five minutes. */
@Injectable()
export class RosterTries implements OnModuleDestroy {
  private readonly redis: Redis;
  private readonly prefix: string;

  constructor(configuration: Configuration) {
    this.redis = new Redis(configuration.get('REDIS_URL'), { lazyConnect: true, maxRetriesPerRequest: 3 });
    this.prefix = configuration.get('QUEUE_PREFIX');
  }

  /** @throws TOO_MANY_ATTEMPTS (retryAfterSeconds) */
  async count(sessionId: string, personId: string): Promise<void> {
    const key = [this.prefix, 'roster', sessionId, personId].join(':');
    await this.redis.set(key, 0, 'EX', withinSeconds, 'NX');
    if ((await this.redis.incr(key)) <= mostTries) return;
    throw new AppError('TOO_MANY_ATTEMPTS', { retryAfterSeconds: Math.max(1, await this.redis.ttl(key)) });
  }

  async onModuleDestroy(): Promise<void> {
    if (this.redis.status === 'wait' || this.redis.status === 'end') return;
    await this.redis.quit();
  }
}
