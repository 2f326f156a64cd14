import { ScreenCodes, Limits } from '@yunqiao/platform';
import { AdjustmentService } from '../attendance/adjustment.service.js';
import { AttendanceList } from '../attendance/attendance-list.js';
import { AttendanceReader } from '../attendance/attendance-reader.js';
import { AttendanceRecorder } from '../attendance/attendance-recorder.js';
import { Connections } from '../attendance/connections.js';
import { CreditSettler } from '../attendance/credit-settler.js';
import { RosterService } from '../attendance/roster.service.js';
import { Sitters } from '../attendance/sitters.js';
import { ConferenceServer } from '../conference/conference-server.js';
import { ConferenceStates } from '../conference/conference-state.js';
import { ConferenceTokens } from '../conference/conference-tokens.js';
import { DoorListening } from './door-listening.js';
import { DoorSigns } from './door-signs.js';
import { GuestAccess } from '../guest/guest-access.js';
import { GuestAttendanceList } from '../guest/guest-attendance.js';
import { GuestDeeds } from '../guest/guest-deeds.js';
import { GuestEntryService } from '../guest/guest-entry.service.js';
import { GuestPolls } from '../guest/guest-polls.js';
import { GuestRoomReader } from '../guest/guest-room.js';
import { GuestStays } from '../guest/guest-stays.js';
import { Guests } from '../guest/guests.js';
import { FloorService } from './floor.service.js';
import { ListenerStreams } from './listener-streams.js';
import { LivekitHandler } from './livekit-handler.js';
import { LivekitInbox } from './livekit-inbox.js';
import { LobbyService } from './lobby.service.js';
import { MemberService } from './member.service.js';
import { Members } from './members.js';
import { Places } from './places.js';
import { RoomReader } from './room-reader.js';
import { SessionEntryService } from './session-entry.service.js';

const conference = [ConferenceServer, ConferenceStates, ConferenceTokens];
const entry = [Limits, DoorSigns, Places, Members, ListenerStreams, SessionEntryService, DoorListening];
const guests = [
  GuestAccess,
  GuestEntryService,
  Guests,
  GuestRoomReader,
  GuestDeeds,
  GuestPolls,
  GuestStays,
  GuestAttendanceList,
];
const acts = [LobbyService, FloorService, MemberService, RoomReader];
const attendance = [AttendanceReader, CreditSettler, AttendanceRecorder, Connections, Sitters];
const keeping = [ScreenCodes, RosterService, AttendanceList, AdjustmentService];
const inbox = [LivekitHandler, LivekitInbox];

/** Who comes in, who speaks, and who was there. */
export const roomServices = [...conference, ...entry, ...guests, ...acts, ...attendance, ...keeping, ...inbox];
