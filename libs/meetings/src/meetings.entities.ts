import { AttendanceAdjustment } from './attendance/attendance-adjustment.entity.js';
import { AttendanceConnection } from './attendance/attendance-connection.entity.js';
import { AttendanceHeartbeat } from './attendance/attendance-heartbeat.entity.js';
import { RoomRosterEntry } from './attendance/room-roster-entry.entity.js';
import { GuestLink } from './invitation/guest-link.entity.js';
import { SessionAnswer } from './invitation/session-answer.entity.js';
import { SessionGuest } from './invitation/session-guest.entity.js';
import { SessionInvite } from './invitation/session-invite.entity.js';
import { CreateMeetings1700000005000 } from './migrations/1700000005000-create-meetings.js';
import { CreateAttendance1700000005100 } from './migrations/1700000005100-create-attendance.js';
import { LivekitEvent } from './room/livekit-event.entity.js';
import { LobbyRequest } from './room/lobby-request.entity.js';
import { SessionMember } from './room/session-member.entity.js';
import { ResearchSession } from './session/research-session.entity.js';
import { SessionMaterial } from './session/session-material.entity.js';
import { SessionSeries } from './session/session-series.entity.js';
import { SessionStretch } from './session/session-stretch.entity.js';
import { SessionCounter } from './timeline/session-counter.entity.js';
import { SessionEvent } from './timeline/session-event.entity.js';

/** The tables of this room. */
export const meetingsEntities = [
  ...[SessionSeries, ResearchSession, SessionStretch, SessionMaterial],
  ...[SessionInvite, SessionAnswer, GuestLink, SessionGuest],
  ...[SessionMember, LobbyRequest, SessionCounter, SessionEvent],
  ...[LivekitEvent, AttendanceConnection, AttendanceHeartbeat, RoomRosterEntry, AttendanceAdjustment],
];

/** How they came about, oldest first. */
export const meetingsMigrations = [CreateMeetings1700000005000, CreateAttendance1700000005100];
