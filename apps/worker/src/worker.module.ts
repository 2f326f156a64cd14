import { Module, type DynamicModule } from '@nestjs/common';
import {
  HealthPortModule,
  OutboxWorkerModule,
  PlatformModule,
  QueueWorkerModule,
  type Configuration,
} from '@yunqiao/platform';
import { databaseParts, workerModules } from './rooms.js';

/** The worker: platform and what the rooms do in the background. No GraphQL, and no HTTP but health and measurements. */
@Module({})
export class WorkerModule {
  static forRoot(configuration: Configuration, roles: readonly string[]): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(configuration, databaseParts),
        OutboxWorkerModule.forRoles(roles),
        ...workerModules,
        QueueWorkerModule.forRoles(roles),
        HealthPortModule,
      ],
    };
  }
}
