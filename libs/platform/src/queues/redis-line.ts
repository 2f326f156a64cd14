import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Configuration } from '../configuration/platform-configuration.js';
import { redisOptions } from './redis-options.js';

/** An answer that does not come is given up soon: who asks has something better to do than to wait. */
const TRIES = 3;

/** The line to Redis for what rooms count, hold and remember there for a while. Opened when it is first used. */
@Injectable()
export class RedisLine implements OnApplicationShutdown {
  readonly client: Redis;
  private readonly logger = new Logger('Redis');

  constructor(private readonly configuration: Configuration) {
    const options = redisOptions(configuration.get('REDIS_URL'));
    this.client = new Redis({ ...options, lazyConnect: true, maxRetriesPerRequest: TRIES });
    this.client.on('error', (error) => this.logger.warn({ reason: error.message }));
  }

  /** A key of this installation. */
  key(...words: readonly string[]): string {
    return [this.configuration.get('QUEUE_PREFIX'), ...words].join(':');
  }

  /** After all rooms have come to their end. */
  async onApplicationShutdown(): Promise<void> {
    if (this.client.status === 'wait' || this.client.status === 'end') return;
    await this.client.quit();
  }
}
