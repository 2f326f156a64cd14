import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, Configuration, idBytes, type Actor } from '@yunqiao/platform';
import type { SessionRole } from '../session/session-kinds.js';
import { actingMembership } from './acting-membership.js';
import { SessionMember } from './session-member.entity.js';

const countOthers = `SELECT session.speaker_limit AS most, COUNT(DISTINCT connection.person_id) AS taken
FROM research_session AS session
LEFT JOIN attendance_connection AS connection
  ON connection.session_id = session.id AND connection.left_at IS NULL AND connection.person_id <> ?
WHERE session.id = ? GROUP BY session.id, session.speaker_limit`;

/** The places in a session. */
@Injectable()
export class Places {
  /** Where browsers find the conference: the api passes it on. */
  readonly signallingUrl: string;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    configuration: Configuration,
  ) {
    this.signallingUrl = configuration.origin.replace(/^http/u, 'ws');
  }

  now(): Date {
    return this.clock.now();
  }

  /** A place that nobody has been let into yet. */
  newMember(sessionId: string, actor: Pick<Actor, 'personId' | 'memberships'>, role: SessionRole): SessionMember {
    const held = actingMembership(actor);
    return {
      ...{ sessionId, personId: actor.personId, role, membershipId: held.membershipId, heldRole: held.role },
      ...{ schoolId: held.organisationId, classGroupId: held.classGroupId },
      ...{ admittedAt: null, admittedBy: null, removedAt: null, removedBy: null },
      ...{ hasMicrophone: false, handRaisedAt: null, isMutedByHost: false, seenAt: null },
    };
  }

  /** Lets somebody into their place, which is made if there is none. False when they were let in meanwhile. */
  async admit(tx: EntityManager, place: SessionMember): Promise<boolean> {
    const { sessionId, personId, admittedAt, admittedBy, hasMicrophone } = place;
    const made = await tx.createQueryBuilder().insert().into(SessionMember).values(place).orIgnore().execute();
    if ((made.raw as { affectedRows: number }).affectedRows === 1) return true;
    const changed = await tx
      .createQueryBuilder()
      .update(SessionMember)
      .set({ admittedAt, admittedBy, hasMicrophone })
      .where('session_id = :sessionId AND person_id = :personId AND admitted_at IS NULL', {
        ...{ sessionId: idBytes(sessionId), personId: idBytes(personId) },
      })
      .execute();
    return changed.affected === 1;
  }

  /** Whether the conference itself has no room for one more person. */
  async isFull(sessionId: string, personId: string): Promise<boolean> {
    const [row] = await this.database.query<{ most: number; taken: string | number }[]>(countOthers, [
      idBytes(personId),
      idBytes(sessionId),
    ]);
    return row !== undefined && Number(row.taken) >= row.most;
  }
}
