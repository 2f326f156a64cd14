import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { AppError, Clock, LiveNews, type Actor } from '@yunqiao/platform';
import { SessionMember } from '../room/session-member.entity.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { isOver } from '../session/session.policy.js';
import { MinutesLog } from './minutes-log.js';
import { minutesTopic } from './minutes-topic.js';
import { mayWriteMinutes } from './minutes.policy.js';
import { SessionTodo } from './session-todo.entity.js';
import { TodoNotices } from './todo-notices.js';

/** More than this nobody does. */
export const MOST_TODOS = 100;

/** Something to be done. */
export interface NewTodo {
  /** Made by the client. */
  id: string;
  sessionId: string;
  text: string;
  ownerPersonId: string | null;
  dueOn: string | null;
}

/** What is to be done after a session, by whom and until when. */
@Injectable()
export class TodoService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly log: MinutesLog,
    private readonly notices: TodoNotices,
    private readonly live: LiveNews,
    private readonly clock: Clock,
  ) {}

  /** Of these sessions, in the order in which they were made. For who may see the sessions. */
  findBySessions(sessionIds: readonly string[]): Promise<SessionTodo[]> {
    if (sessionIds.length === 0) return Promise.resolve([]);
    const where = { sessionId: In([...sessionIds]), removedAt: IsNull() };
    return this.database.manager.find(SessionTodo, { where, order: { id: 'ASC' } });
  }

  /**
   * The same id twice is the same as once. After the session its owner is told at once.
   * @throws SESSION_NOT_FOUND, NOT_ALLOWED for who may not write the minutes, SESSION_MEMBER_NOT_FOUND when the owner has
   * no part in the session, SESSION_TODOS_FULL (maximum), CONFLICT
   */
  async add(actor: Actor, { id, sessionId, text, ownerPersonId, dueOn }: NewTodo): Promise<ResearchSession> {
    const session = await this.requireWriter(actor, sessionId);
    await this.database.transaction(async (tx) => {
      const known = await tx.findOneBy(SessionTodo, { id });
      if (known && (known.sessionId !== sessionId || known.madeBy !== actor.personId)) throw new AppError('CONFLICT');
      if (known) return;
      await requireMember(tx, sessionId, ownerPersonId);
      const held = await tx.countBy(SessionTodo, { sessionId, removedAt: IsNull() });
      if (held >= MOST_TODOS) throw new AppError('SESSION_TODOS_FULL', { maximum: MOST_TODOS });
      const made = { madeBy: actor.personId, madeAt: this.clock.now(), doneAt: null, doneBy: null, removedAt: null };
      const todo = { id, sessionId, text, ownerPersonId, dueOn, ...made };
      await tx.insert(SessionTodo, todo);
      if (isOver(session.state)) await this.notices.tell(tx, session, [todo]);
    });
    await this.tellPages(sessionId);
    return session;
  }

  /** Notes that it is done, or not after all; also for its owner. @throws SESSION_TODO_NOT_FOUND */
  async finish(actor: Actor, todoId: string, isDone: boolean): Promise<ResearchSession> {
    const { todo, session } = await this.getFor(actor, todoId, (found) => found.ownerPersonId === actor.personId);
    const done = isDone ? { doneAt: this.clock.now(), doneBy: actor.personId } : { doneAt: null, doneBy: null };
    await this.database.manager.update(SessionTodo, { id: todo.id, doneAt: isDone ? IsNull() : todo.doneAt! }, done);
    await this.tellPages(session.id);
    return session;
  }

  /** @throws SESSION_TODO_NOT_FOUND */
  async remove(actor: Actor, todoId: string): Promise<ResearchSession> {
    const { todo, session } = await this.getFor(actor, todoId, () => false);
    await this.database.manager.update(SessionTodo, { id: todo.id }, { removedAt: this.clock.now() });
    await this.tellPages(session.id);
    return session;
  }

  private async getFor(actor: Actor, todoId: string, alsoMay: (todo: SessionTodo) => boolean) {
    const todo = await this.database.manager.findOneBy(SessionTodo, { id: todoId, removedAt: IsNull() });
    if (!todo) throw new AppError('SESSION_TODO_NOT_FOUND');
    const seen = await this.access.get(actor, todo.sessionId).catch((cause: unknown) => {
      if (cause instanceof AppError) throw new AppError('SESSION_TODO_NOT_FOUND', {}, { cause });
      throw cause;
    });
    const mayWrite = mayWriteMinutes(seen.session, seen.standing, await this.isOpen(todo.sessionId));
    if (!mayWrite && !alsoMay(todo)) throw new AppError('NOT_ALLOWED');
    return { todo, session: seen.session };
  }

  private async requireWriter(actor: Actor, sessionId: string): Promise<ResearchSession> {
    const { session, standing } = await this.access.get(actor, sessionId);
    if (!mayWriteMinutes(session, standing, await this.isOpen(sessionId))) throw new AppError('NOT_ALLOWED');
    return session;
  }

  private async isOpen(sessionId: string): Promise<boolean> {
    return (await this.log.openOnes([sessionId])).has(sessionId);
  }

  private tellPages(sessionId: string): Promise<void> {
    return this.live.tryPublish(minutesTopic(sessionId), { version: 0, todosChanged: true });
  }
}

async function requireMember(tx: EntityManager, sessionId: string, personId: string | null): Promise<void> {
  if (personId === null || (await tx.existsBy(SessionMember, { sessionId, personId }))) return;
  throw new AppError('SESSION_MEMBER_NOT_FOUND');
}
