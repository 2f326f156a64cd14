import { Module } from '@nestjs/common';
import { ActivityModule } from '@yunqiao/activity';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import { SessionEvents } from './timeline/session-events.js';
import './meetings.errors.js';

const services = [SessionEvents];

/** Research sessions: their life, who is invited, who was there, and what happened. */
@Module({ imports: [IdentityModule, ActivityModule, MediaModule], providers: services, exports: services })
export class MeetingsModule {}
