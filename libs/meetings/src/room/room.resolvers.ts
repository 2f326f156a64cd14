import { AttendanceResolver } from '../attendance/attendance.resolver.js';
import { RosterResolver } from '../attendance/roster.resolver.js';
import { GuestResolver } from '../guest/guest.resolver.js';
import { GuestRoomResolver } from '../guest/guest-room.resolver.js';
import { GuestsResolver } from '../guest/guests.resolver.js';
import { FloorResolver } from './floor.resolver.js';
import { LobbyResolver } from './lobby.resolver.js';
import { LobbyNamesResolver, MemberNamesResolver, SpeakerNamesResolver } from './room-names.resolver.js';
import { RoomResolver } from './room.resolver.js';

/** The room's part of the contract. */
export const roomResolvers = [
  ...[RoomResolver, LobbyResolver, FloorResolver, MemberNamesResolver, LobbyNamesResolver, SpeakerNamesResolver],
  ...[AttendanceResolver, RosterResolver, GuestResolver, GuestRoomResolver, GuestsResolver],
];
