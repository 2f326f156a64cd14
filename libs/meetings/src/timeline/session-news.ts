import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type EntitySubscriberInterface, type TransactionCommitEvent } from 'typeorm';
import { LiveNews, liveTopic, type LiveTopic } from '@yunqiao/platform';
import type { SessionEvent } from './session-event.entity.js';

/** What open pages hear of a session: where its timeline stands, and the event that brought it there; the greeting has none. */
export interface SessionNews {
  readonly lastSequence: number;
  readonly event: ToldEvent | null;
}

/** An event as it travels: instants are text there. */
export type ToldEvent = Omit<SessionEvent, 'at'> & { readonly at: string };

/** Where the news of a session are heard. */
export function sessionTopic(sessionId: string): LiveTopic<SessionNews> {
  return liveTopic<SessionNews>('sessions', sessionId);
}

const key = 'sessionEvents';

/** Notes in the transaction what is to be told when it has committed. */
export function tellAfterCommit(tx: EntityManager, events: readonly SessionEvent[]): void {
  const { data } = tx.queryRunner!;
  data[key] = [...notedIn(data), ...events];
}

function notedIn(data: Record<string, unknown>): readonly SessionEvent[] {
  return (data[key] as readonly SessionEvent[] | undefined) ?? [];
}

/** Tells open pages what has happened in a session, after it is true and whoever wrote it. */
@Injectable()
export class SessionNewsTeller implements EntitySubscriberInterface {
  constructor(
    @InjectDataSource() database: DataSource,
    private readonly live: LiveNews,
  ) {
    database.subscribers.push(this);
  }

  /** News that are lost do no harm: the next ones show that something is missing. */
  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    for (const event of notedIn(queryRunner.data)) {
      const news = { lastSequence: event.sequence, event: { ...event, at: event.at.toISOString() } };
      void this.live.tryPublish(sessionTopic(event.sessionId), news);
    }
  }
}
