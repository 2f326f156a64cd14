import { Module } from '@nestjs/common';
import { CoursesModule } from '@yunqiao/courses';
import { IdentityModule } from '@yunqiao/identity';
import { IdentityGraphqlModule } from '@yunqiao/identity/graphql';
import { MediaModule } from '@yunqiao/media';
import { ChatFileLoader, SessionLengthLoader } from './chat/chat-file.loader.js';
import { ChatResolver } from './chat/chat.resolver.js';
import { DeckLoader } from './deck/deck.loader.js';
import { DeckResolver } from './deck/deck.resolver.js';
import { GuestLinkResolver } from './invitation/guest-link.resolver.js';
import { SessionInviteFieldsResolver, SessionInvitesResolver } from './invitation/invitation-fields.resolver.js';
import { RecordingConsentLoader } from './consent/recording-consent.loader.js';
import { RecordingConsentResolver } from './consent/recording-consent.resolver.js';
import { AnswerCountLoader, ComingLoader, InviteLoader } from './invitation/invitation.loaders.js';
import { InvitationResolver } from './invitation/invitation.resolver.js';
import { SessionMaterialsResolver } from './material/material-fields.resolver.js';
import { InsuranceResolver } from './insurance/insurance.resolver.js';
import { MaterialLoader } from './material/material.loader.js';
import { MaterialResolver } from './material/material.resolver.js';
import { MeetingsModule } from './meetings.module.js';
import { OpenMinutesLoader, TodoLoader } from './minutes/minutes.loaders.js';
import { MinutesFieldsResolver, MinutesResolver } from './minutes/minutes.resolver.js';
import { ObservationFieldsResolver, ObservationResolver } from './observation/observation.resolver.js';
import { ObservationLoader } from './observation/observation.loader.js';
import { PollLoader } from './poll/poll.loader.js';
import { PollResolver } from './poll/poll.resolver.js';
import { ReplayLessonLoader } from './recording/replay-lesson.loader.js';
import { ReplayLessonResolver } from './recording/replay-lesson.resolver.js';
import { ReplayLoader } from './recording/replay.loader.js';
import { ReplayGapsResolver, ReplayResolver } from './recording/replay.resolver.js';
import { roomResolvers } from './room/room.resolvers.js';
import { SeriesResolver } from './series/series.resolver.js';
import { SessionConductResolver } from './session/session-conduct.resolver.js';
import { SessionFieldsResolver } from './session/session-fields.resolver.js';
import { CoHostLoader, StandingLoader } from './session/session.loaders.js';
import { SessionResolver } from './session/session.resolver.js';
import { TimelineResolver } from './timeline/timeline.resolver.js';

const loaders = [
  StandingLoader,
  CoHostLoader,
  InviteLoader,
  AnswerCountLoader,
  ComingLoader,
  MaterialLoader,
  DeckLoader,
  OpenMinutesLoader,
  TodoLoader,
  PollLoader,
  ReplayLoader,
  RecordingConsentLoader,
  ReplayLessonLoader,
  ObservationLoader,
  ...[ChatFileLoader, SessionLengthLoader],
];

const resolvers = [
  ...[SessionResolver, SessionFieldsResolver, SessionConductResolver, SeriesResolver],
  ...[InvitationResolver, SessionInvitesResolver, SessionInviteFieldsResolver, GuestLinkResolver],
  ...[MaterialResolver, SessionMaterialsResolver, DeckResolver],
  ...[MinutesFieldsResolver, MinutesResolver],
  ...[ReplayResolver, ReplayGapsResolver, ReplayLessonResolver, RecordingConsentResolver],
  InsuranceResolver,
  ...[PollResolver, TimelineResolver, ChatResolver],
  ...[ObservationFieldsResolver, ObservationResolver],
  ...roomResolvers,
];

/** This room's part of the contract. */
@Module({
  imports: [MeetingsModule, CoursesModule, IdentityModule, IdentityGraphqlModule, MediaModule],
  providers: [...loaders, ...resolvers],
})
export class MeetingsGraphqlModule {}
