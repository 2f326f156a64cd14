import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { LobbyRequest, type LobbyAnswer } from './lobby-request.entity.js';
import { roomEvent } from './room-events.js';
import { SessionAccess } from '../session/session-access.js';

/** Whose asking is answered: some of them, or everybody who waits. */
export type Asked = { readonly requestIds: readonly string[] } | 'everyone';

/** Answers those who wait before a session, and shuts its door. */
@Injectable()
export class LobbyService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets people in who wait, or who were refused before. Those who are in already change nothing.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, LOBBY_REQUEST_NOT_FOUND
   */
  admit(actor: Actor, sessionId: string, asked: Asked): Promise<LobbyRequest[]> {
    return this.answer(actor, sessionId, asked, 'admitted');
  }

  /**
   * Refuses one person; admitting them later takes it back.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, LOBBY_REQUEST_NOT_FOUND
   */
  async refuse(actor: Actor, sessionId: string, requestId: string): Promise<LobbyRequest> {
    const [refused] = await this.answer(actor, sessionId, { requestIds: [requestId] }, 'refused');
    return refused!;
  }

  /**
   * Shuts the door to everybody who was not in yet, or opens it.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  async lock(actor: Actor, sessionId: string, isLocked: boolean): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockRoom(tx, actor, sessionId);
      if (session.isDoorLocked === isLocked) return session;
      session.isDoorLocked = isLocked;
      await tx.save(session);
      await this.events.append(tx, sessionId, [roomEvent(isLocked ? 'door.locked' : 'door.opened', actor.personId)]);
      return session;
    });
  }

  /** Who waits, the longest first; nobody for who does not lead the session. */
  waiting(sessionId: string): Promise<LobbyRequest[]> {
    return this.database.manager
      .createQueryBuilder(LobbyRequest, 'request')
      .where({ sessionId })
      .andWhere('request.answer IS NULL')
      .orderBy('request.askedAt')
      .addOrderBy('request.id')
      .limit(500)
      .getMany();
  }

  private answer(actor: Actor, sessionId: string, asked: Asked, answer: LobbyAnswer): Promise<LobbyRequest[]> {
    return this.database.transaction(async (tx) => {
      await this.access.lockRoom(tx, actor, sessionId);
      const requests = await this.find(tx, sessionId, asked);
      const changed = requests.filter((request) => request.answer !== answer && request.answer !== 'admitted');
      for (const request of changed) {
        Object.assign(request, { answer, answeredAt: this.clock.now(), answeredBy: actor.personId });
      }
      await tx.save(changed);
      const kind = answer === 'admitted' ? 'lobby.admitted' : 'lobby.refused';
      const events = changed.map(({ id, personId }) => roomEvent(kind, actor.personId, personId, { requestId: id }));
      await this.events.append(tx, sessionId, events);
      return requests;
    });
  }

  private async find(tx: EntityManager, sessionId: string, asked: Asked): Promise<LobbyRequest[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    if (asked === 'everyone') {
      const all = await tx.find(LobbyRequest, { where: { sessionId }, lock });
      return all.filter(({ answer }) => answer === null);
    }
    const ids = [...new Set(asked.requestIds)];
    const found = await tx.find(LobbyRequest, { where: { sessionId, id: In(ids) }, lock });
    if (found.length < ids.length) throw new AppError('LOBBY_REQUEST_NOT_FOUND');
    return found;
  }
}
