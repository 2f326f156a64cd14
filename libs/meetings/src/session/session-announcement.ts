import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { InvitedPeople } from '../invitation/invited-people.js';
import { SessionInvite } from '../invitation/session-invite.entity.js';
import { ResearchSession } from './research-session.entity.js';
import { SessionAccess } from './session-access.js';
import { requireAhead, requireFollows } from './session-life.js';
import { SessionNotices } from '../notice/session-notices.js';

/** Makes a draft known to whom it invites. */
@Injectable()
export class SessionAnnouncement {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly people: InvitedPeople,
    private readonly notices: SessionNotices,
    private readonly clock: Clock,
  ) {}

  /**
   * Announces a draft, and with `wholeSeries` every draft of its series; everybody is told once, of the first one. Announcing twice
   * is the same as once.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_STARTS_IN_PAST, SESSION_WITHOUT_INVITES
   */
  schedule(actor: Actor, id: string, wholeSeries = false): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, id);
      if (session.state === 'scheduled') return session;
      requireFollows(session.state, 'scheduled');
      const others = wholeSeries ? await draftsBeside(tx, session) : [];
      for (const one of [session, ...others]) await this.announce(tx, one);
      const people = await this.people.find(
        [session, ...others].map((one) => one.id),
        tx,
      );
      await this.notices.tell(tx, 'session.invited', session, people, actor.personId);
      return session;
    });
  }

  private async announce(tx: EntityManager, session: ResearchSession): Promise<void> {
    const now = this.clock.now();
    requireAhead(session, now);
    if (!(await tx.existsBy(SessionInvite, { sessionId: session.id, withdrawnAt: IsNull() })))
      throw new AppError('SESSION_WITHOUT_INVITES');
    Object.assign(session, { state: 'scheduled', scheduledAt: now });
    await tx.save(session);
  }
}

function draftsBeside(tx: EntityManager, { id, seriesId }: ResearchSession): Promise<ResearchSession[]> {
  if (!seriesId) return Promise.resolve([]);
  return tx
    .find(ResearchSession, { where: { seriesId, state: 'draft' }, order: { startsAt: 'ASC' } })
    .then((drafts) => drafts.filter((draft) => draft.id !== id));
}
