import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { QueueWorker, WORKER_GRACE, WORKER_ROLES } from './queue-worker.js';

/** Makes a process work through queues: `QueueWorkerModule.forRoles(['all'])`. */
@Module({})
export class QueueWorkerModule {
  static forRoles(roles: readonly string[], graceMilliseconds = 10_000): DynamicModule {
    return {
      module: QueueWorkerModule,
      imports: [DiscoveryModule],
      providers: [
        QueueWorker,
        { provide: WORKER_ROLES, useValue: roles },
        { provide: WORKER_GRACE, useValue: graceMilliseconds },
      ],
    };
  }
}
