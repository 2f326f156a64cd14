import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { MinutesLog } from './minutes-log.js';
import type { SessionTodo } from './session-todo.entity.js';
import { TodoService } from './todo.service.js';

/** To-dos of sessions, in order. */
@Injectable()
export class TodoLoader extends RequestLoader<SessionTodo[]> {
  constructor(private readonly todos: TodoService) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<SessionTodo[][]> {
    const todos = await this.todos.findBySessions(sessionIds);
    return sessionIds.map((id) => todos.filter(({ sessionId }) => sessionId === id));
  }
}

/** In which sessions everybody writes the minutes. */
@Injectable()
export class OpenMinutesLoader extends RequestLoader<boolean> {
  constructor(private readonly log: MinutesLog) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<boolean[]> {
    const open = await this.log.openOnes(sessionIds);
    return sessionIds.map((id) => open.has(id));
  }
}
