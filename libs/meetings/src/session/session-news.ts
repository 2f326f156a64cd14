import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '@yunqiao/platform';
import { InvitedPeople } from '../invitation/invited-people.js';
import type { ResearchSession } from './research-session.entity.js';

/** What people are told of a session. */
export type SessionNewsKind =
  | 'session.invited'
  | 'session.uninvited'
  | 'session.moved'
  | 'session.cancelled'
  | 'session.restored'
  | 'session.lobbyOpen';

/** Tells people of sessions, in the transaction of what happened. */
@Injectable()
export class SessionNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly people: InvitedPeople,
  ) {}

  /** Tells everybody whom the session reaches, but not `except`, who did it. The same change twice is told once. */
  async tellEverybody(
    tx: EntityManager,
    kind: SessionNewsKind,
    session: ResearchSession,
    except: string | null,
  ): Promise<void> {
    await this.tell(tx, kind, session, await this.people.find([session.id], tx), except);
  }

  /** Tells these people. */
  async tell(
    tx: EntityManager,
    kind: SessionNewsKind,
    session: ResearchSession,
    personIds: readonly string[],
    except: string | null,
  ): Promise<void> {
    const told = personIds.filter((id) => id !== except);
    if (told.length === 0) return;
    await this.outbox.add(tx, {
      ...{ kind, key: `${session.id}:${session.calendarSequence}` },
      payload: { sessionId: session.id, personIds: told },
    });
  }
}
