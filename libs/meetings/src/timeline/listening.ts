import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { LiveNews, type Actor } from '@yunqiao/platform';
import { LEADERS } from '../session/session-kinds.js';
import { SessionAccess } from '../session/session-access.js';
import { isFor } from './audience.js';
import { passOn } from './passing-on.js';
import { SessionCounter } from './session-counter.entity.js';
import { sessionTopic, type SessionNews } from './session-news.js';

/** The news of a session for somebody who sits in it. */
@Injectable()
export class Listening {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly live: LiveNews,
  ) {}

  /**
   * Greets with where the timeline stands, then tells of each event, until the person is removed.
   * @throws SESSION_NOT_FOUND without a seat, LIVE_UNAVAILABLE
   */
  async listen(actor: Actor, sessionId: string): Promise<AsyncIterableIterator<SessionNews>> {
    const { member } = await this.access.seat(actor, sessionId);
    const counter = await this.database.manager.findOneByOrFail(SessionCounter, { sessionId });
    const greeting = { lastSequence: counter.lastSequence, event: null };
    const news = await this.live.listen(sessionTopic(sessionId), greeting);
    const leads = LEADERS.includes(member.role);
    return passOn(news, {
      // What is in the greeting already may still be on its way.
      isMeant: ({ event, lastSequence }) =>
        event === null || (lastSequence > greeting.lastSequence && isFor(event.kind, leads)),
      isLast: ({ event }) => event?.kind === 'member.removed' && event.payload['memberId'] === actor.personId,
    });
  }
}
