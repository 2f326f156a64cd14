import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { mayManage, maySee } from '../session/session.policy.js';
import { requireOpen, type RoomView } from './room.policy.js';
import { SessionMember } from './session-member.entity.js';

/** Finds what somebody is to a session, and says whether that is enough. */
@Injectable()
export class RoomViews {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
  ) {}

  /**
   * For who may come to the door: who holds it, is named or invited, or administers the owning school.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  async known(actor: Actor, sessionId: string, tx: EntityManager = this.database.manager): Promise<RoomView> {
    const view = await this.find(tx, actor, sessionId);
    requireOpen(view.session);
    return view;
  }

  /**
   * For who leads the session, which nobody else changes until the transaction ends.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  async led(actor: Actor, sessionId: string, tx: EntityManager): Promise<ResearchSession> {
    const session = await this.access.lockLed(tx, actor, sessionId);
    requireOpen(session);
    return session;
  }

  /**
   * For who keeps the attendance, whether or not the session is over: who leads it, and who administers the owning school.
   * @throws SESSION_NOT_FOUND
   */
  async requireKeeps(actor: Actor, sessionId: string, tx: EntityManager = this.database.manager): Promise<void> {
    const { standing } = await this.find(tx, actor, sessionId);
    if (!mayManage(standing)) throw new AppError('SESSION_NOT_FOUND');
  }

  private async find(tx: EntityManager, actor: Actor, sessionId: string): Promise<RoomView> {
    const session = await tx.findOneBy(ResearchSession, { id: sessionId });
    const standing = (await this.access.standings(actor, [sessionId], tx)).get(sessionId);
    if (!session || !standing || !maySee(session, standing)) throw new AppError('SESSION_NOT_FOUND');
    const member = await tx.findOneBy(SessionMember, { sessionId, personId: actor.personId });
    return { session, member, standing };
  }
}
