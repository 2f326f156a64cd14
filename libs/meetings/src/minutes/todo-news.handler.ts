import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { OutboxHandler, type OutboxEvent } from '@yunqiao/platform';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionTodo } from './session-todo.entity.js';
import { TodoNotices } from './todo-notices.js';

/** Tells everybody at the end of a session what they are to do. */
@Injectable()
export class TodoNewsHandler {
  constructor(private readonly notices: TodoNotices) {}

  @OutboxHandler('session.ended')
  async onSessionEnded(tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    const session = await tx.findOneBy(ResearchSession, { id: String(payload['sessionId']) });
    if (!session) return;
    const todos = await tx.findBy(SessionTodo, { sessionId: session.id, removedAt: IsNull() });
    await this.notices.tell(tx, session, todos);
  }
}
