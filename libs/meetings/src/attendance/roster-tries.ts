import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { AppError, Configuration, redisOptions } from '@yunqiao/platform';

const mostTries = 5;
const withinSeconds = 300;

/** Four digits can be guessed; not with five tries in five minutes. */
@Injectable()
export class RosterTries implements OnApplicationShutdown {
  private redis: Redis | undefined;

  constructor(private readonly configuration: Configuration) {}

  /** @throws TOO_MANY_ATTEMPTS (retryAfterSeconds) */
  async count(sessionId: string, personId: string): Promise<void> {
    const redis = (this.redis ??= new Redis(redisOptions(this.configuration.get('REDIS_URL'))));
    const key = [this.configuration.get('QUEUE_PREFIX'), 'roster', sessionId, personId].join(':');
    const tries = await redis.incr(key);
    if (tries === 1) await redis.expire(key, withinSeconds);
    if (tries <= mostTries) return;
    throw new AppError('TOO_MANY_ATTEMPTS', { retryAfterSeconds: Math.max(1, await redis.ttl(key)) });
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}
