import { activityEntities, activityMigrations } from '@yunqiao/activity';
import { coursesEntities, coursesMigrations, type CourseCategory } from '@yunqiao/courses';
import { identityEntities, identityMigrations } from '@yunqiao/identity';
import { mediaEntities, mediaMigrations } from '@yunqiao/media';
import { meetingsEntities, meetingsMigrations } from '@yunqiao/meetings';
import { newId, type Actor, type DatabaseParts, type Role } from '@yunqiao/platform';
import { fakeActor, FixedClock } from '@yunqiao/platform/testing';
import { openTestDatabase, refuseSecondConnections, type TestDatabase } from '@yunqiao/testing';
import { participationEntities, participationMigrations } from '../participation.entities.js';
import {
  eventColumns,
  eventRow,
  type TermEnrolment,
  type TermEvent,
  type TermMembership,
  type TermRun,
} from './term-events.js';
import { correctionColumns, correctionRow, type TermCorrection } from './term-corrections.js';
import { planTerm, receivedAtOf } from './term-plan.js';

export type { TermEnrolment, TermEvent } from './term-events.js';

type Entry = Pick<TermEvent, 'schoolId' | 'courseId' | 'classGroupId'>;

/** A small term with a random log, in a database of its own. */
export interface CountedTerm {
  readonly database: TestDatabase;
  readonly clock: FixedClock;
  readonly schoolIds: readonly string[];
  readonly events: TermEvent[];
  readonly corrections: TermCorrection[];
  readonly enrolments: TermEnrolment[];
  readonly memberships: TermMembership[];
  readonly runs: TermRun[];
  readonly testPeople: ReadonlySet<string>;
  schoolOf(entry: Entry): string;
  classOf(entry: Entry): string | null;
  courseOf(entry: Entry): string | null;
  categoryOf(entry: Entry): CourseCategory | null;
  actor(role: Role, organisationId: string): Actor;
  /** An event is received now, or so many milliseconds later; the oracle counts it, too. */
  append(event: TermEvent, later?: number): Promise<void>;
  /** What becomes of an event is recorded now, or so many milliseconds later; the oracle knows it, too. */
  correct(correction: Omit<TermCorrection, 'recordedAt'>, later?: number): Promise<void>;
  /** Somebody reads a lesson of a run of their own to its end. */
  addParticipation(at: string): Promise<void>;
}

const minute = 60_000;
/** Tables of this room and of those below it. */
export const countedParts: DatabaseParts = {
  entities: [
    ...[...identityEntities, ...mediaEntities, ...activityEntities, ...coursesEntities, ...meetingsEntities],
    ...participationEntities,
  ],
  migrations: [
    ...identityMigrations,
    ...mediaMigrations,
    ...activityMigrations,
    ...coursesMigrations,
    ...meetingsMigrations,
    ...participationMigrations,
  ],
};

/** Opens the term that the seed gives. */
export async function openCountedTerm(seed: number): Promise<CountedTerm> {
  const database = await openTestDatabase(countedParts);
  refuseSecondConnections(database.source);
  const plan = planTerm(seed);
  await database.source.transaction(async (tx) => {
    await tx.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const [table, columns, rows] of plan.tables) {
      await tx.query('INSERT INTO ?? (??) VALUES ?', [table, columns.split(' '), rows]);
    }
    await tx.query('SET FOREIGN_KEY_CHECKS = 1');
  });
  const insert = (event: TermEvent, receivedAt: number) =>
    database.source.query('INSERT INTO activity_event (??) VALUES ?', [
      eventColumns.split(' '),
      [eventRow(event, receivedAt)],
    ]);
  const receivedAt = new Map(plan.events.map((event) => [event.id, receivedAtOf(event)]));
  const clock = new FixedClock(new Date('2020-07-01T00:00:00Z'));
  return {
    ...{
      database,
      clock,
      schoolIds: plan.schoolIds,
      events: plan.events,
      corrections: plan.corrections,
      enrolments: plan.enrolments,
      memberships: plan.memberships,
      runs: plan.runs,
      testPeople: plan.testPeople,
    },
    schoolOf: (entry) => entry.schoolId,
    classOf: (entry) => entry.classGroupId,
    courseOf: (entry) => entry.courseId,
    categoryOf: (entry) => (entry.courseId === null ? null : plan.categoryOf.get(entry.courseId)!),
    actor: (role, organisationId) => fakeActor({ role, organisationId }),
    async append(event, later = 0) {
      await insert(event, clock.now().getTime() + later);
      plan.events.push(event);
      receivedAt.set(event.id, clock.now().getTime() + later);
    },
    async correct(correction, later = 0) {
      const made = { ...correction, recordedAt: clock.now().getTime() + later };
      const event = plan.events.find(({ id }) => id === made.eventId)!;
      await database.source.query('INSERT INTO activity_correction (??) VALUES ?', [
        correctionColumns.split(' '),
        [correctionRow(made, event, receivedAt.get(event.id)!)],
      ]);
      plan.corrections.push(made);
    },
    async addParticipation(at) {
      const occurredAt = Date.parse(at);
      const event = {
        ...plan.events[0]!,
        id: newId(),
        courseId: plan.courseIds[0]!,
        runId: newId(),
        lessonId: newId(),
        sessionId: null,
        kind: 'lesson.opened',
        occurredAt,
        creditedFrom: occurredAt - minute,
      };
      await insert({ ...event, personId: plan.personIds[1]! }, clock.now().getTime());
    },
  };
}
