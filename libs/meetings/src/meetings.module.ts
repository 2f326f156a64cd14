import { Module } from '@nestjs/common';
import { ActivityModule } from '@yunqiao/activity';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import './meetings.errors.js';
import { roomServices } from './room/room.services.js';
import { PollService } from './poll/poll.service.js';
import { Seats } from './room/seats.js';
import { EventWriter } from './timeline/event-writer.js';
import { Listening } from './timeline/listening.js';
import { PageService } from './timeline/page.service.js';
import { SessionEvents } from './timeline/session-events.js';
import { SessionNewsTeller } from './timeline/session-news.js';
import { TalkService } from './timeline/talk.service.js';
import { TimelineReader } from './timeline/timeline-reader.js';

const timeline = [
  ...[SessionEvents, SessionNewsTeller, EventWriter, TimelineReader, Listening],
  ...[PageService, TalkService, PollService],
];
const services = [Seats, ...timeline, ...roomServices];

/** Research sessions: their life, who is invited, who was there, and what happened. */
@Module({ imports: [IdentityModule, ActivityModule, MediaModule], providers: services, exports: services })
export class MeetingsModule {}
