import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionMember } from './session-member.entity.js';

/** Somebody who is in a session. */
export interface Seat {
  readonly session: ResearchSession;
  readonly member: SessionMember;
}

/** Who sits in a session. */
@Injectable()
export class Seats {
  /**
   * The actor's seat: they were let in, and have not been removed since.
   * @throws SESSION_NOT_FOUND for everybody else
   */
  async get(tx: EntityManager, actor: Actor, sessionId: string): Promise<Seat> {
    const member = await tx.findOneBy(SessionMember, {
      sessionId,
      personId: actor.personId,
      admittedAt: Not(IsNull()),
      removedAt: IsNull(),
    });
    const session = member && (await tx.findOneBy(ResearchSession, { id: sessionId }));
    if (!session) throw new AppError('SESSION_NOT_FOUND');
    return { session, member };
  }
}
