import { Module } from '@nestjs/common';
import { MeetingsModule } from './meetings.module.js';

/** The routes of this room. */
@Module({ imports: [MeetingsModule] })
export class MeetingsHttpModule {}
