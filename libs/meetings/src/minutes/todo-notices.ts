import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { defineNotices, Notices } from '@yunqiao/notices';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { SessionTodo } from './session-todo.entity.js';

/** What people are told of their to-dos. */
export const todoNotices = defineNotices({ 'todo.given': { subject: 'session', facts: ['title', 'text'] } });

/** Brings to-dos into the inboxes of who is to do them. */
@Injectable()
export class TodoNotices {
  constructor(private readonly notices: Notices) {}

  /** Each once, however often; what nobody owns and what is done is told to nobody. */
  async tell(
    tx: EntityManager,
    { id: subject, title }: Pick<ResearchSession, 'id' | 'title'>,
    todos: readonly Pick<SessionTodo, 'id' | 'text' | 'ownerPersonId' | 'doneAt'>[],
  ): Promise<void> {
    for (const { id, text, ownerPersonId, doneAt } of todos) {
      if (ownerPersonId === null || doneAt !== null) continue;
      const telling = { kind: 'todo.given', key: `todo.given:${id}`, subject, facts: { title, text } };
      await this.notices.tell(tx, { ...telling, personIds: [ownerPersonId] });
    }
  }
}
