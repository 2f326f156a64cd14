import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { readBlocks, type MinutesBlock } from './minutes-blocks.js';
import { docOf, MinutesLog } from './minutes-log.js';
import type { SessionTodo } from './session-todo.entity.js';
import { TodoService } from './todo.service.js';

/** Minutes as they stand, to take along. */
export interface MinutesCopy {
  readonly session: ResearchSession;
  readonly blocks: readonly MinutesBlock[];
  readonly todos: readonly SessionTodo[];
}

/** Minutes as a whole. */
@Injectable()
export class MinutesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly log: MinutesLog,
    private readonly todos: TodoService,
  ) {}

  /** Lets listeners write, too, or not. @throws SESSION_NOT_FOUND for who does not lead the session */
  async letEverybodyWrite(actor: Actor, sessionId: string, everybodyWrites: boolean): Promise<ResearchSession> {
    const session = await this.database.transaction((tx) => this.access.lockLed(tx, actor, sessionId));
    await this.log.letEverybodyWrite(sessionId, everybodyWrites);
    return session;
  }

  /** @throws SESSION_NOT_FOUND for who does not see the session */
  async copy(actor: Actor, sessionId: string): Promise<MinutesCopy> {
    const { session } = await this.access.get(actor, sessionId);
    const { updates } = await this.log.read(sessionId);
    return { session, blocks: readBlocks(docOf(updates)), todos: await this.todos.findBySessions([sessionId]) };
  }
}
