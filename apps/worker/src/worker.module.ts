import { Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SheetWorks } from '@yunqiao/identity';
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
export class WorkerModule implements OnApplicationBootstrap {
  constructor(private readonly parts: ModuleRef) {}

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

  /** A sheet that nobody can work on would wait for ever. */
  onApplicationBootstrap(): void {
    this.parts.get(SheetWorks, { strict: false }).requireAll();
  }
}
