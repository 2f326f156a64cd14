import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess, type SeenSession } from '../session/session-access.js';
import { ObservationComment } from './observation-comment.entity.js';
import { Observation } from './observation.entity.js';
import { ObservationPoint } from './observation-point.entity.js';
import { ObservationSheet } from './observation-sheet.entity.js';
import { DEFAULT_CRITERIA } from './rubric.js';

/** A session in which a lesson is observed, and what the actor is to it. */
export interface ObservedSession extends SeenSession {
  readonly observation: Observation;
}

/** An observer's sheet with everything on it. */
export interface WrittenSheet {
  readonly personId: string;
  readonly words: string;
  readonly handedInAt: Date | null;
  readonly points: readonly Pick<ObservationPoint, 'criterionId' | 'points'>[];
  /** By time; those about the whole last. */
  readonly comments: readonly ObservationComment[];
}

/** Reads what is observed, and what observers have written. */
@Injectable()
export class ObservationReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
  ) {}

  /** @throws SESSION_NOT_FOUND, OBSERVATION_NOT_FOUND for a session of another kind */
  async get(actor: Actor, sessionId: string, manager = this.database.manager): Promise<ObservedSession> {
    const seen = await this.access.get(actor, sessionId, manager);
    requireKind(seen.session);
    const known = await manager.findOneBy(Observation, { sessionId });
    return { ...seen, observation: known ?? newObservation(sessionId, seen.session.createdAt) };
  }

  /** The actor's own sheet; null before it was begun. Throws what `get` throws. */
  async findOwnSheet(actor: Actor, sessionId: string): Promise<WrittenSheet | null> {
    await this.get(actor, sessionId);
    return (await this.findSheets(sessionId, actor.personId)).at(0) ?? null;
  }

  /** Of these sessions, by session; one about which nothing was said yet is missing. */
  async findBySessions(sessionIds: readonly string[]): Promise<Map<string, Observation>> {
    const found = await this.database.manager.findBy(Observation, { sessionId: In([...sessionIds]) });
    return new Map(found.map((observation) => [observation.sessionId, observation]));
  }

  /** Of one person, or of everybody who has begun one, in the order of their ids. */
  async findSheets(
    sessionId: string,
    personId: string | null,
    manager: EntityManager = this.database.manager,
  ): Promise<WrittenSheet[]> {
    const where = { sessionId, ...(personId !== null && { personId }) };
    const sheets = await manager.find(ObservationSheet, { where, order: { personId: 'ASC' } });
    const points = await manager.findBy(ObservationPoint, where);
    const comments = await manager.find(ObservationComment, {
      where: { ...where, removedAt: IsNull() },
      order: { atMilliseconds: 'ASC', id: 'ASC' },
    });
    return sheets.map((sheet) => ({
      ...{ personId: sheet.personId, words: sheet.words, handedInAt: sheet.handedInAt },
      points: points.filter((one) => one.personId === sheet.personId),
      comments: timedFirst(comments.filter((one) => one.personId === sheet.personId)),
    }));
  }

  /** Whether somebody has written by the rubric, so that it stays as it is. */
  isFrozen(sessionId: string): Promise<boolean> {
    return this.database.manager.existsBy(ObservationSheet, { sessionId });
  }
}

/** @throws OBSERVATION_NOT_FOUND */
export function requireKind({ kind }: Pick<ResearchSession, 'kind'>): void {
  if (kind !== 'lessonObservation') throw new AppError('OBSERVATION_NOT_FOUND');
}

/** What holds before anybody has said something else. */
export function newObservation(sessionId: string, changedAt: Date): Observation {
  const criteria = [...DEFAULT_CRITERIA];
  return { sessionId, lessonId: null, teacherPersonId: null, everybodyObserves: false, criteria, changedAt };
}

/** Comments by time, those about the whole after all others. */
export function timedFirst(comments: readonly ObservationComment[]): ObservationComment[] {
  const late = (comment: ObservationComment) => comment.atMilliseconds ?? Number.MAX_SAFE_INTEGER;
  return [...comments].sort((a, b) => late(a) - late(b) || (a.id < b.id ? -1 : 1));
}
