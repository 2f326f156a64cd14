import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { QueueDefinition } from './queue-definition.js';
import { Queues } from './queues.js';
import { RedisLine } from './redis-line.js';

/** That a room owns a queue: found by the worker, which asks for exactly one handler of each. */
export class QueueDeclaration {
  constructor(readonly queue: QueueDefinition) {}
}

/** Gives every room the `Queues` to hand jobs to, and the line to Redis for what it keeps there itself. */
@Global()
@Module({ providers: [Queues, RedisLine], exports: [Queues, RedisLine] })
export class QueuesModule {}

/** Declares queues: `imports: [QueueModule.register(transcodeQueue)]` in the worker module of the room that owns them. */
@Module({})
export class QueueModule {
  static register(...queues: QueueDefinition[]): DynamicModule {
    return {
      module: QueueModule,
      providers: queues.map((queue) => ({ provide: `queue ${queue.name}`, useValue: new QueueDeclaration(queue) })),
    };
  }
}
