import { Module } from '@nestjs/common';
import { ActivityModule } from '@yunqiao/activity';
import { CoursesModule } from '@yunqiao/courses';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import { NoticesModule } from '@yunqiao/notices';
import { SessionCalendar } from './calendar/session-calendar.js';
import { DeckService } from './deck/deck.service.js';
import { DeckWishes } from './deck/deck-wishes.js';
import { ChatFiles } from './chat/chat-files.js';
import { AnswerService } from './invitation/answer.service.js';
import { ConflictReader } from './invitation/conflicts.js';
import { GuestLinkService } from './invitation/guest-link.service.js';
import { InvitablesReader } from './invitation/invitables.js';
import { InvitationService } from './invitation/invitation.service.js';
import { InvitedList } from './invitation/invited-list.js';
import { InvitedPeople } from './invitation/invited-people.js';
import { MaterialService } from './material/material.service.js';
import './meetings.errors.js';
import { minutesServices } from './minutes/minutes.services.js';
import { AdmissionNotices } from './notice/admission-notices.js';
import './notice/session-notice-kinds.js';
import { SessionNotices } from './notice/session-notices.js';
import { observationServices } from './observation/observation.services.js';
import { roomServices } from './room/room.services.js';
import { recordingServices } from './recording/recording.services.js';
import { PollService } from './poll/poll.service.js';
import { SeriesService } from './series/series.service.js';
import { CoHosts } from './session/co-hosts.js';
import { SessionAccess } from './session/session-access.js';
import { SessionAnnouncement } from './session/session-announcement.js';
import { SessionConduct } from './session/session-conduct.js';
import { SessionPresence } from './session/session-presence.js';
import { SessionReader } from './session/session-reader.js';
import { SessionSchedule } from './session/session-schedule.js';
import { SessionService } from './session/session.service.js';
import { EventWriter } from './timeline/event-writer.js';
import { Listening } from './timeline/listening.js';
import { PageService } from './timeline/page.service.js';
import { SessionEvents } from './timeline/session-events.js';
import { SessionNewsTeller } from './timeline/session-news.js';
import { TalkService } from './timeline/talk.service.js';
import { TimelineReader } from './timeline/timeline-reader.js';

const services = [
  ...[SessionAccess, SessionService, SessionAnnouncement, SessionConduct, SessionReader, CoHosts],
  ...[SessionPresence, SessionSchedule, SeriesService, MaterialService, DeckWishes, DeckService],
  ...[SessionNotices, AdmissionNotices, SessionCalendar],
  ...[InvitationService, InvitedPeople, InvitedList, InvitablesReader, AnswerService, ConflictReader, GuestLinkService],
  ...[SessionEvents, SessionNewsTeller, EventWriter, TimelineReader, Listening],
  ...[PageService, TalkService, ChatFiles, PollService],
  ...minutesServices,
  ...observationServices,
  ...roomServices,
  ...recordingServices,
];

/** Research sessions: their life, who is invited, who was there, and what happened. */
@Module({
  imports: [IdentityModule, ActivityModule, MediaModule, NoticesModule, CoursesModule],
  providers: services,
  exports: services,
})
export class MeetingsModule {}
