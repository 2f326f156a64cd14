import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { AppError, Clock, idBytes, newId, type Actor } from '@yunqiao/platform';
import { SessionInvite } from '../invitation/session-invite.entity.js';
import { Observation } from '../observation/observation.entity.js';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { SessionMaterial } from '../session/session-material.entity.js';
import { SessionSeries } from '../session/session-series.entity.js';
import { SessionCounter } from '../timeline/session-counter.entity.js';

const WEEK = 7 * 24 * 3600 * 1000;

/** Fewest and most sessions of a series: two make one, and a school year has no more weeks. */
export const FEWEST_TIMES = 2;
export const MOST_TIMES = 40;

/** Which session is to be repeated, and how often it takes place in all. */
export interface Repeating {
  /** Of the series; made by the client. */
  seriesId: string;
  sessionId: string;
  times: number;
}

/** Plans a session again, week after week. */
@Injectable()
export class SeriesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly clock: Clock,
  ) {}

  /** Sessions of a series that the actor may see, the earliest first. */
  async find(actor: Actor, seriesId: string): Promise<ResearchSession[]> {
    const query = (await this.access.visible(actor)).andWhere('session.seriesId = :seriesId');
    return query.setParameter('seriesId', idBytes(seriesId)).orderBy('session.startsAt').limit(MOST_TIMES).getMany();
  }

  /**
   * Makes a series of a draft: the same every week, with its invitations, co-hosts, materials and what is observed. From then on each lives on its
   * own. The same series id twice is the same as once.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG when it was announced, SESSION_IN_SERIES when it is in another one
   */
  repeat(actor: Actor, { seriesId, sessionId, times }: Repeating): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, sessionId);
      if (session.seriesId === seriesId) return session;
      if (session.seriesId) throw new AppError('SESSION_IN_SERIES');
      if (session.state !== 'draft') throw new AppError('SESSION_STATE_WRONG', { state: session.state });
      if (await tx.existsBy(SessionSeries, { id: seriesId })) throw new AppError('CONFLICT');

      const { title, hostPersonId, schoolId } = session;
      await tx.insert(SessionSeries, { id: seriesId, title, hostPersonId, schoolId, createdAt: this.clock.now() });
      session.seriesId = seriesId;
      const saved = await tx.save(session);
      await this.copy(tx, saved, times - 1);
      return saved;
    });
  }

  private async copy(tx: EntityManager, session: ResearchSession, times: number): Promise<void> {
    const copies = Array.from({ length: times }, (_, index) => weeksLater(session, index + 1, this.clock.now()));
    const each = <Row>(rows: readonly Row[], change: (row: Row, sessionId: string) => Row): Row[] =>
      copies.flatMap(({ id }) => rows.map((row) => change(row, id)));
    const invites = await tx.findBy(SessionInvite, { sessionId: session.id, withdrawnAt: IsNull() });
    const members = await tx.findBy(SessionMember, { sessionId: session.id });
    const materials = await tx.findBy(SessionMaterial, { sessionId: session.id });
    const observations = await tx.findBy(Observation, { sessionId: session.id });
    await tx.insert(ResearchSession, copies);
    await tx.insert(
      SessionCounter,
      copies.map(({ id }) => ({ sessionId: id, lastSequence: 0 })),
    );
    await tx.insert(
      SessionMember,
      each(members, (row, sessionId) => ({ ...row, sessionId })),
    );
    await tx.insert(
      SessionInvite,
      each(invites, (row, sessionId) => ({ ...row, id: newId(), sessionId })),
    );
    await tx.insert(
      SessionMaterial,
      each(materials, (row, sessionId) => ({ ...row, id: newId(), sessionId })),
    );
    await tx.insert(
      Observation,
      each(observations, (row, sessionId) => ({ ...row, sessionId })),
    );
  }
}

function weeksLater(session: ResearchSession, weeks: number, now: Date): ResearchSession {
  const later = (instant: Date) => new Date(instant.getTime() + weeks * WEEK);
  const { startsAt, endsAt } = session;
  return {
    ...session,
    id: newId(),
    startsAt: later(startsAt),
    endsAt: later(endsAt),
    createdAt: now,
    changedAt: now,
    version: 1,
  };
}
