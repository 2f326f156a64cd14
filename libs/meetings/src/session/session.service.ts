import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { titleKeys } from '@yunqiao/courses';
import { AppError, Clock, idBytes, type Actor } from '@yunqiao/platform';
import { SessionCounter } from '../timeline/session-counter.entity.js';
import { CoHosts } from './co-hosts.js';
import { ResearchSession } from './research-session.entity.js';
import { SessionAccess, type SeenSession } from './session-access.js';
import type { ReplayAudience, SessionKind } from './session-kinds.js';
import { BEFORE, requireAhead, requireFollows, requireState, requireTimes } from './session-life.js';
import { SessionNotices } from '../notice/session-notices.js';
import { hostingMembership } from './session.policy.js';

/** What a host says of a session. */
export interface SessionFacts {
  kind: SessionKind;
  subject: string;
  title: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  signUpRequired: boolean;
  hasLobby: boolean;
  allowsGuests: boolean;
  isRecorded: boolean;
  replayAudience: ReplayAudience;
  recordingNotice: string;
  coHostPersonIds: string[];
}

/** A new session; its id is made by the client. */
export type NewSession = SessionFacts & { id: string };

/** Fields of a session to change; what is absent stays. */
export type SessionChange = { [Fact in keyof SessionFacts]?: SessionFacts[Fact] | null } & {
  id: string;
  version: number;
};

/** How many may have the microphone at once, unless told otherwise. */
const SPEAKERS = 50;

/** Making and changing sessions, before they are live. */
@Injectable()
export class SessionService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly coHosts: CoHosts,
    private readonly notices: SessionNotices,
    private readonly clock: Clock,
  ) {}

  /** @throws SESSION_NOT_FOUND */
  get(actor: Actor, id: string): Promise<SeenSession> {
    return this.access.get(actor, id);
  }

  /**
   * Makes a draft, which nobody else knows of. The same id twice is the same as once.
   * @throws NOT_ALLOWED, SESSION_ENDS_BEFORE_START, SESSION_TOO_LONG, SESSION_CO_HOST_INVALID, CONFLICT when the id is another's
   */
  create(actor: Actor, given: NewSession): Promise<ResearchSession> {
    const held = hostingMembership(actor);
    requireTimes(given);
    return this.database.transaction(async (tx) => {
      const session = draftOf(tx, actor, held.organisationId, given, this.clock.now());
      await tx
        .createQueryBuilder()
        .insert()
        .into(ResearchSession)
        .values(session)
        .orUpdate(['id'])
        .updateEntity(false)
        .execute();
      const kept = await tx.findOneByOrFail(ResearchSession, { id: given.id });
      if (kept.hostPersonId !== actor.personId) throw new AppError('CONFLICT');
      if (await tx.existsBy(SessionCounter, { sessionId: kept.id })) return kept;

      await tx.insert(SessionCounter, { sessionId: kept.id, lastSequence: 0 });
      await this.coHosts.addHost(tx, kept, held);
      await this.coHosts.set(tx, kept, given.coHostPersonIds);
      return kept;
    });
  }

  /**
   * Changes a session before it is live. Once it was announced, moving it tells everybody, and every change counts its calendar file up.
   * @throws SESSION_NOT_FOUND, CONFLICT, SESSION_STATE_WRONG, SESSION_STARTS_IN_PAST and what `create` throws
   */
  update(actor: Actor, change: SessionChange): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, change.id);
      if (session.version !== change.version) throw new AppError('CONFLICT', { version: session.version });
      requireState(session.state, BEFORE);
      const isMoved = this.move(session, change);
      Object.assign(session, changedFacts(change));
      this.countChange(session);
      const saved = await tx.save(session);
      if (change.coHostPersonIds) await this.coHosts.set(tx, saved, change.coHostPersonIds);
      if (isMoved && saved.scheduledAt) await this.notices.tellEverybody(tx, 'session.moved', saved, actor.personId);
      return saved;
    });
  }

  /**
   * Cancels a session, and with `andFollowing` every later one of its series that can still be cancelled. Those who knew of it are
   * told. Cancelling twice is the same as once.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  cancel(actor: Actor, id: string, andFollowing = false): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, id);
      const following = andFollowing ? await followingOf(tx, session) : [];
      for (const one of [session, ...following]) await this.cancelOne(tx, actor, one);
      return session;
    });
  }

  /**
   * Brings a session back that somebody cancelled, as it was before; those who knew of it are told.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_STARTS_IN_PAST
   */
  restore(actor: Actor, id: string): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, id);
      const state = session.scheduledAt ? 'scheduled' : 'draft';
      if (session.state === state) return session;
      requireFollows(session.state, state);
      if (session.closedBy) throw new AppError('SESSION_STATE_WRONG', { state: session.state });
      if (session.scheduledAt) requireAhead(session, this.clock.now());
      Object.assign(session, { state, cancelledAt: null });
      this.countChange(session);
      const saved = await tx.save(session);
      if (saved.scheduledAt) await this.notices.tellEverybody(tx, 'session.restored', saved, actor.personId);
      return saved;
    });
  }

  /** Moves it, if the change says so; whether it did. */
  private move(session: ResearchSession, change: SessionChange): boolean {
    const startsAt = change.startsAt ?? session.startsAt;
    const endsAt = change.endsAt ?? session.endsAt;
    const isSame = Number(startsAt) === Number(session.startsAt) && Number(endsAt) === Number(session.endsAt);
    if (isSame) return false;
    requireState(session.state, ['draft', 'scheduled']);
    requireTimes({ startsAt, endsAt });
    if (session.scheduledAt) requireAhead({ startsAt }, this.clock.now());
    Object.assign(session, { startsAt, endsAt });
    return true;
  }

  /** Calendars take only what counts up; before it was announced, none has it. */
  private countChange(session: ResearchSession): void {
    session.changedAt = this.clock.now();
    if (session.scheduledAt) session.calendarSequence += 1;
  }

  private async cancelOne(tx: EntityManager, actor: Actor, session: ResearchSession): Promise<void> {
    if (session.state === 'cancelled') return;
    requireFollows(session.state, 'cancelled');
    Object.assign(session, { state: 'cancelled', cancelledAt: this.clock.now() });
    this.countChange(session);
    await tx.save(session);
    if (session.scheduledAt) await this.notices.tellEverybody(tx, 'session.cancelled', session, actor.personId);
  }
}

/** Later sessions of the same series that can still be cancelled, locked. */
function followingOf(tx: EntityManager, { seriesId, startsAt }: ResearchSession): Promise<ResearchSession[]> {
  if (!seriesId) return Promise.resolve([]);
  return tx
    .createQueryBuilder(ResearchSession, 'session')
    .where('session.seriesId = :seriesId', { seriesId: idBytes(seriesId) })
    .andWhere('session.startsAt > :startsAt AND session.state IN (:...before)', { startsAt, before: BEFORE })
    .orderBy('session.startsAt')
    .setLock('pessimistic_write')
    .getMany();
}

function draftOf(
  tx: EntityManager,
  actor: Actor,
  schoolId: string,
  { coHostPersonIds: _, ...facts }: NewSession,
  now: Date,
): ResearchSession {
  return tx.create(ResearchSession, {
    ...{ ...facts, ...titleKeys(facts.title), schoolId, seriesId: null, state: 'draft', version: 1 },
    ...{ hostPersonId: actor.personId, ledByPersonId: actor.personId, isDoorLocked: false },
    ...{ spotlightPersonId: null, spotlightGuestId: null, speakerLimit: SPEAKERS, calendarSequence: 0 },
    ...{ scheduledAt: null, lobbyOpenedAt: null, startedAt: null },
    ...{ endedAt: null, cancelledAt: null, closedBy: null, createdAt: now, changedAt: now },
  });
}

function changedFacts(change: SessionChange): Partial<ResearchSession> {
  const { id: _id, version: _version, startsAt: _from, endsAt: _to, coHostPersonIds: _people, ...facts } = change;
  const given = Object.entries(facts).filter(([, value]) => value != null);
  return { ...Object.fromEntries(given), ...(change.title != null && titleKeys(change.title)) };
}
