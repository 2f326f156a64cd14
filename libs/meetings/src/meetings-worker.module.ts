import { Module } from '@nestjs/common';
import { MeetingsModule } from './meetings.module.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({ imports: [MeetingsModule] })
export class MeetingsWorkerModule {}
