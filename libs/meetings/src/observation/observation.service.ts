import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { LessonShowing } from '@yunqiao/courses';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { CoHosts } from '../session/co-hosts.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { Observation } from './observation.entity.js';
import { newObservation, requireKind } from './observation-reader.js';
import { ObservationSheet } from './observation-sheet.entity.js';
import type { Criterion } from './rubric.js';

/** What a host says of an observation; what is absent stays. */
export interface ObservationChange {
  readonly sessionId: string;
  /** Null for a lesson that is given live. */
  readonly lessonId?: string | null;
  readonly teacherPersonId?: string | null;
  readonly everybodyObserves?: boolean | null;
  readonly criteria?: readonly Criterion[] | null;
}

/** What is observed, whose lesson it is, who observes, and by which rubric. */
@Injectable()
export class ObservationService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly lessons: LessonShowing,
    private readonly coHosts: CoHosts,
    private readonly clock: Clock,
  ) {}

  /**
   * For who manages the session. Whose lesson it is has a part in the session from now on, as a speaker.
   * @throws SESSION_NOT_FOUND, OBSERVATION_NOT_FOUND, OBSERVATION_FROZEN for another lesson or rubric after somebody has
   * written by it, LESSON_NOT_FOUND for a lesson that is not the actor's to give, OBSERVATION_WITHOUT_VIDEO,
   * OBSERVATION_TEACHER_INVALID
   */
  change(actor: Actor, change: ObservationChange): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, change.sessionId);
      requireKind(session);
      if (session.state === 'cancelled') throw new AppError('SESSION_STATE_WRONG', { state: session.state });
      const observation = await lockObservation(tx, session.id, 'pessimistic_write', this.clock.now());
      await this.changeWhat(tx, actor, observation, change);
      await this.changeTeacher(tx, session, observation, change.teacherPersonId);
      if (change.everybodyObserves != null) observation.everybodyObserves = change.everybodyObserves;
      await tx.save(Observation, { ...observation, changedAt: this.clock.now() });
      return session;
    });
  }

  private async changeWhat(
    tx: EntityManager,
    actor: Actor,
    observation: Observation,
    { lessonId, criteria }: ObservationChange,
  ): Promise<void> {
    const isOther = lessonId !== undefined && lessonId !== observation.lessonId;
    if (!isOther && criteria == null) return;
    if (await isFrozen(tx, observation.sessionId)) throw new AppError('OBSERVATION_FROZEN');
    if (isOther && lessonId !== null) {
      const { mediaId } = await this.lessons.getManaged(actor, lessonId, tx);
      if (mediaId === null) throw new AppError('OBSERVATION_WITHOUT_VIDEO');
    }
    if (isOther) observation.lessonId = lessonId;
    if (criteria != null) observation.criteria = [...criteria];
  }

  private async changeTeacher(
    tx: EntityManager,
    session: ResearchSession,
    observation: Observation,
    personId: string | null | undefined,
  ): Promise<void> {
    if (personId === undefined || personId === observation.teacherPersonId) return;
    if (personId !== null && !(await this.coHosts.addSpeaker(tx, session, personId)))
      throw new AppError('OBSERVATION_TEACHER_INVALID');
    observation.teacherPersonId = personId;
  }
}

/** Whether somebody has written by the rubric; a locking read, since a snapshot could be older. */
async function isFrozen(tx: EntityManager, sessionId: string): Promise<boolean> {
  return (await tx.findOne(ObservationSheet, { where: { sessionId }, lock: { mode: 'pessimistic_read' } })) !== null;
}

/** The row of a session, made if there is none, locked until the transaction ends. */
export async function lockObservation(
  tx: EntityManager,
  sessionId: string,
  mode: 'pessimistic_write' | 'pessimistic_read',
  now: Date,
): Promise<Observation> {
  const find = () => tx.findOne(Observation, { where: { sessionId }, lock: { mode } });
  const known = await find();
  if (known) return known;
  const row = newObservation(sessionId, now);
  await tx.createQueryBuilder().insert().into(Observation).values(row).orIgnore().execute();
  return (await find()) ?? row;
}
