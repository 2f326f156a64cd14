import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { SessionNotices } from '../notice/session-notices.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { AHEAD, requireState } from '../session/session-life.js';
import { SessionAnswer, type InviteAnswer } from './session-answer.entity.js';

/** Saying whether one is coming. */
@Injectable()
export class AnswerService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly notices: SessionNotices,
    private readonly clock: Clock,
  ) {}

  /**
   * The latest answer holds; it can be changed until the session is over.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_NOT_INVITED for who looks after it and is not invited
   */
  async answer(actor: Actor, sessionId: string, answer: InviteAnswer): Promise<ResearchSession> {
    const { session, standing } = await this.access.get(actor, sessionId);
    requireState(session.state, AHEAD);
    if (!standing.isInvited && standing.role === null) throw new AppError('SESSION_NOT_INVITED');
    await this.database.transaction((tx) => this.keep(tx, session, actor.personId, answer));
    return session;
  }

  /** Where one signs up, the host hears how many are coming whenever that changes. */
  private async keep(
    tx: EntityManager,
    session: ResearchSession,
    personId: string,
    answer: InviteAnswer,
  ): Promise<void> {
    const own = { sessionId: session.id, personId };
    const before = await tx.findOneBy(SessionAnswer, own);
    await tx
      .createQueryBuilder()
      .insert()
      .into(SessionAnswer)
      .values({ ...own, answer, answeredAt: this.clock.now() })
      .orUpdate(['answer', 'answered_at'])
      .execute();
    const isOtherCount = (before?.answer === 'coming') !== (answer === 'coming');
    if (!session.signUpRequired || !isOtherCount || personId === session.hostPersonId) return;
    await this.notices.tellSignedUp(tx, session);
  }
}
