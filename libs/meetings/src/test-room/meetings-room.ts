import type { DynamicModule, Type } from '@nestjs/common';
import { CoursesRoom } from '@yunqiao/courses/testing';
import { IdentityModule } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { meetingsEntities, meetingsMigrations } from '../meetings.entities.js';
import { MeetingsModule } from '../meetings.module.js';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import type { SessionRole } from '../session/session-kinds.js';

/** People and schools on a real database, with the tables of this room. */
export function openMeetingsRoom(
  imports: (Type | DynamicModule)[] = [IdentityModule, MeetingsModule],
  withGraphql = false,
): Promise<CoursesRoom> {
  return CoursesRoom.open(imports, withGraphql, { entities: meetingsEntities, migrations: meetingsMigrations });
}

/** A session that is as it says, hosted by this person, who sits in it. */
export async function givenSession(
  room: CoursesRoom,
  host: Actor,
  given: Partial<ResearchSession> = {},
): Promise<ResearchSession> {
  const session = room.database.manager.create(ResearchSession, {
    ...{ id: newId(), seriesId: null, schoolId: host.organisationIds[0]!, hostPersonId: host.personId },
    ...{ kind: 'lecture', subject: '语文', title: '同课异构《荷塘月色》', description: '' },
    ...{ startsAt: room.now(), endsAt: new Date(room.now().getTime() + 3_600_000), state: 'live' },
    ...{ signUpRequired: false, hasLobby: false, allowsGuests: false, isDoorLocked: false, isRecorded: false },
    ...{ spotlightPersonId: null, speakerLimit: 50, calendarSequence: 0, createdAt: room.now() },
    ...{ lobbyOpenedAt: null, startedAt: room.now(), endedAt: null, cancelledAt: null, version: 1 },
    ...given,
  });
  await room.database.manager.insert(ResearchSession, session);
  await givenSeat(room, session, host, 'host');
  return session;
}

/** Lets somebody sit in a session. */
export async function givenSeat(
  room: CoursesRoom,
  session: ResearchSession,
  actor: Actor,
  role: SessionRole = 'listener',
): Promise<void> {
  const { membershipId, role: heldRole, organisationId: schoolId, classGroupId } = actor.memberships[0]!;
  await room.database.manager.insert(SessionMember, {
    ...{ sessionId: session.id, personId: actor.personId, role, membershipId, heldRole, schoolId, classGroupId },
    ...{ admittedAt: room.now(), admittedBy: null, removedAt: null, removedBy: null },
    ...{ hasMicrophone: false, handRaisedAt: null, isMutedByHost: false },
  });
}
