import { LivekitEvent } from '../room/livekit-event.entity.js';
import { AttendanceAdjustment } from './attendance-adjustment.entity.js';
import { AttendanceConnection } from './attendance-connection.entity.js';
import { AttendanceHeartbeat } from './attendance-heartbeat.entity.js';
import { RoomRosterEntry } from './room-roster-entry.entity.js';

/** Tables of who was there, and the inbox of what the conference server tells. */
export const attendanceEntities = [
  ...[LivekitEvent, AttendanceConnection, AttendanceHeartbeat, RoomRosterEntry, AttendanceAdjustment],
];
