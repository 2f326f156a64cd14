import { Module } from '@nestjs/common';
import { ActivityModule } from '@yunqiao/activity';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import { ConferenceServer } from './conference/conference-server.js';
import { ConferenceStates } from './conference/conference-state.js';
import { ConferenceTokens } from './conference/conference-tokens.js';
import { FloorService } from './room/floor.service.js';
import { ListenerStreams } from './room/listener-streams.js';
import { LobbyService } from './room/lobby.service.js';
import { MemberService } from './room/member.service.js';
import { Members } from './room/members.js';
import { Places } from './room/places.js';
import { RoomReader } from './room/room-reader.js';
import { RoomViews } from './room/room-views.js';
import { SessionEntryService } from './room/session-entry.service.js';
import { SessionEvents } from './timeline/session-events.js';
import './meetings.errors.js';

const conference = [ConferenceServer, ConferenceStates, ConferenceTokens];
const room = [RoomViews, Places, Members, ListenerStreams, SessionEntryService];
const acts = [LobbyService, FloorService, MemberService, RoomReader];
const services = [SessionEvents, ...conference, ...room, ...acts];

/** Research sessions: their life, who is invited, who was there, and what happened. */
@Module({ imports: [IdentityModule, ActivityModule, MediaModule], providers: services, exports: services })
export class MeetingsModule {}
