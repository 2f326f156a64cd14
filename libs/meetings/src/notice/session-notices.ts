import { Injectable } from '@nestjs/common';
import { Notices } from '@yunqiao/notices';
import { newId } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { InvitedPeople } from '../invitation/invited-people.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { SessionNoticeKind } from './session-notice-kinds.js';

/** Tells people of sessions, in the transaction of what happened. Whoever calls holds the session locked, so that it happens once. */
@Injectable()
export class SessionNotices {
  constructor(
    private readonly notices: Notices,
    private readonly people: InvitedPeople,
  ) {}

  /** Tells everybody whom the session reaches, but not `except`, who did it. */
  async tellEverybody(
    tx: EntityManager,
    kind: SessionNoticeKind,
    session: ResearchSession,
    except: string | null,
  ): Promise<void> {
    await this.tell(tx, kind, session, await this.people.find([session.id], tx), except);
  }

  /** Tells these people. */
  async tell(
    tx: EntityManager,
    kind: SessionNoticeKind,
    { id, title, startsAt }: ResearchSession,
    personIds: readonly string[],
    except: string | null,
  ): Promise<void> {
    const told = personIds.filter((personId) => personId !== except);
    const facts = { title, startsAt: startsAt.toISOString() };
    await this.notices.tell(tx, { kind, key: `${kind}:${newId()}`, subject: id, facts, personIds: told });
  }

  /** Tells the host how many are coming now. */
  async tellSignedUp(tx: EntityManager, { id, title, hostPersonId }: ResearchSession): Promise<void> {
    const coming = (await this.people.countComing([id], tx)).get(id) ?? 0;
    const telling = { kind: 'session.signedUp', key: `session.signedUp:${newId()}`, subject: id };
    await this.notices.tell(tx, { ...telling, facts: { title, coming: String(coming) }, personIds: [hostPersonId] });
  }
}
