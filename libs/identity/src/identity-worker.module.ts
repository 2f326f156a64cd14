import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { SessionSweeper, sessionSweepQueue } from './session/session-sweeper.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({ imports: [QueueModule.register(sessionSweepQueue)], providers: [SessionSweeper] })
export class IdentityWorkerModule {}
