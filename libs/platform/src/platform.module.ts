import { Module, type DynamicModule } from '@nestjs/common';
import { ClockModule } from './clock/clock.module.js';
import { ConfigurationModule } from './configuration/configuration.module.js';
import type { Configuration } from './configuration/platform-configuration.js';
import type { DatabaseParts } from './database/data-source.options.js';
import { DatabaseModule } from './database/database.module.js';
import { LiveModule } from './live/live.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { QueuesModule } from './queues/queue.module.js';
import { StorageModule } from './storage/storage.module.js';

/** What api, worker, command line and tests have in common: time, configuration, database, news, live news, queues, objects. */
@Module({})
export class PlatformModule {
  static forRoot(configuration: Configuration, parts: DatabaseParts): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigurationModule.forRoot(configuration),
        DatabaseModule.forRoot(parts),
        ClockModule,
        LiveModule,
        OutboxModule,
        QueuesModule,
        StorageModule,
      ],
    };
  }
}
