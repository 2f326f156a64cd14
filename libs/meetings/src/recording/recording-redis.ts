import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Configuration } from '@yunqiao/platform';

/** The line to Redis over which recorders agree with each other. */
@Injectable()
export class RecordingRedis implements OnModuleDestroy {
  readonly client: Redis;
  private readonly logger = new Logger('Recording');

  constructor(private readonly configuration: Configuration) {
    this.client = new Redis(configuration.get('REDIS_URL'), { lazyConnect: true, maxRetriesPerRequest: 1 });
    this.client.on('error', (error) => this.logger.warn({ reason: error.message }));
  }

  key(...words: readonly string[]): string {
    return [this.configuration.get('QUEUE_PREFIX'), 'recording', ...words].join(':');
  }

  async onModuleDestroy(): Promise<void> {
    if (this.client.status === 'wait' || this.client.status === 'end') return;
    await this.client.quit();
  }
}
