import type { DataSource } from 'typeorm';
import { searchKeys } from '@yunqiao/identity';
import { IdentityGiven } from '@yunqiao/identity/testing';
import { newId, type Actor } from '@yunqiao/platform';
import { LobbyRequest } from '../room/lobby-request.entity.js';
import { SessionMember } from '../room/session-member.entity.js';
import { SessionCounter } from '../timeline/session-counter.entity.js';
import { ResearchSession } from './research-session.entity.js';
import type { SessionRole } from './session-kinds.js';
import { SessionStretch } from './session-stretch.entity.js';

/** A test's session: whatever is not told is made up. It is scheduled, and from 10 to 11 in Shanghai on 15 April 2020. */
export type GivenSession = Partial<ResearchSession> & {
  /** Who holds it; a new teacher of a new school if not told. */
  host?: Actor;
};

/** Makes rows for tests of sessions, and everything that `identityGiven` makes. */
export function meetingsGiven(database: DataSource): MeetingsGiven {
  return new MeetingsGiven(database);
}

/** See `meetingsGiven`. */
export class MeetingsGiven extends IdentityGiven {
  constructor(private readonly source: DataSource) {
    super(source);
  }

  /** A session with its host as a member, and its counter; a live one has begun its stretch. */
  async researchSession(facts: GivenSession = {}): Promise<{ session: ResearchSession; host: Actor }> {
    const { host = (await this.person({ role: 'teacher' })).actor, ...fields } = facts;
    const row = this.source.manager.create(ResearchSession, { ...sessionOf(host), ...fields });
    const session = await this.source.manager.save(row);
    await this.source.manager.insert(SessionCounter, { sessionId: session.id, lastSequence: 0 });
    await this.sessionMember(session.id, host, { role: 'host' });
    if (session.state === 'live')
      await this.source.manager.insert(SessionStretch, {
        ...{ sessionId: session.id, startedAt: session.startedAt ?? session.startsAt, endedAt: null },
      });
    return { session, host };
  }

  /** Somebody who was named for a session, or admitted to it. */
  async sessionMember(
    sessionId: string,
    actor: Actor,
    facts: Partial<SessionMember> & { role?: SessionRole } = {},
  ): Promise<SessionMember> {
    const [held] = actor.memberships;
    const row = this.source.manager.create(SessionMember, {
      ...{ sessionId, personId: actor.personId, role: 'listener' },
      ...{ membershipId: held!.membershipId, heldRole: held!.role, schoolId: held!.organisationId },
      ...{ classGroupId: held!.classGroupId, admittedAt: null, admittedBy: null, removedAt: null, removedBy: null },
      ...{ hasMicrophone: false, handRaisedAt: null, isMutedByHost: false, seenAt: null },
      ...facts,
    });
    return this.source.manager.save(row);
  }

  /** Somebody who waits before a session. */
  async lobbyRequest(sessionId: string, personId: string): Promise<LobbyRequest> {
    const row = { id: newId(), sessionId, personId, askedAt: new Date('2020-04-15T01:50:00.000Z') };
    const waiting = { answer: null, answeredAt: null, answeredBy: null };
    return this.source.manager.save(LobbyRequest, { ...row, ...waiting });
  }
}

function sessionOf(host: Actor): Partial<ResearchSession> {
  const title = '集合的概念：同课异构';
  const startsAt = new Date('2020-04-15T02:00:00.000Z');
  return {
    ...{ id: newId(), seriesId: null, schoolId: host.memberships[0]!.organisationId, hostPersonId: host.personId },
    ...{ ledByPersonId: host.personId, kind: 'sameLesson', subject: '数学', title, ...searchKeys(title) },
    ...{ description: '', startsAt, endsAt: new Date('2020-04-15T03:00:00.000Z'), state: 'scheduled' },
    ...{
      signUpRequired: false,
      hasLobby: false,
      allowsGuests: false,
      guestsMayWrite: true,
      isDoorLocked: false,
      isRecorded: false,
    },
    ...{ replayAudience: 'invited', recordingNotice: '', spotlightPersonId: null, spotlightGuestId: null },
    ...{ speakerLimit: 50 },
    ...{ calendarSequence: 0, scheduledAt: startsAt, lobbyOpenedAt: null, startedAt: null, endedAt: null },
    ...{ cancelledAt: null, closedBy: null, createdAt: startsAt, changedAt: startsAt },
  };
}
