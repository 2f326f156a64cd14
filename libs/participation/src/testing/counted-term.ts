import { activityEntities, activityMigrations } from '@yunqiao/activity';
import { coursesEntities, coursesMigrations, type CourseCategory } from '@yunqiao/courses';
import { identityEntities, identityMigrations } from '@yunqiao/identity';
import { mediaEntities, mediaMigrations } from '@yunqiao/media';
import { meetingsEntities, meetingsMigrations } from '@yunqiao/meetings';
import { idBytes, newId, type Actor, type Role } from '@yunqiao/platform';
import { FixedClock } from '@yunqiao/platform/testing';
import { openTestDatabase, seededRandom, type TestDatabase } from '@yunqiao/testing';
import {
  attestedEvents,
  eventColumns,
  eventRow,
  instant,
  sessionEvent,
  type TermEnrolment,
  type TermEvent,
  type TermMembership,
  type TermRun,
  type Values,
} from './term-events.js';

export type { TermEnrolment, TermEvent } from './term-events.js';

type Entry = Pick<TermEvent, 'schoolId' | 'courseId' | 'classGroupId'>;

/** A small term with a random log, in a database of its own. */
export interface CountedTerm {
  readonly database: TestDatabase;
  readonly clock: FixedClock;
  readonly schoolIds: readonly string[];
  readonly events: TermEvent[];
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
  /** Somebody reads a lesson of a run of their own to its end. */
  addParticipation(at: string): Promise<void>;
}

const categories: CourseCategory[] = ['publicFoundation', 'specialised', 'publicGood', 'teacherDevelopment'];
const minute = 60_000;
const begin = Date.parse('2020-03-02T00:00:00+08:00');
/** When some are members of another school. */
const moved = begin + 5 * 86_400_000;
const parts = {
  entities: [...identityEntities, ...mediaEntities, ...activityEntities, ...coursesEntities, ...meetingsEntities],
  migrations: [
    ...identityMigrations,
    ...mediaMigrations,
    ...activityMigrations,
    ...coursesMigrations,
    ...meetingsMigrations,
  ],
};

/** Opens the term that the seed gives. */
export async function openCountedTerm(seed: number): Promise<CountedTerm> {
  const database = await openTestDatabase(parts);
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
  const clock = new FixedClock(new Date('2020-07-01T00:00:00Z'));
  return {
    ...{
      database,
      clock,
      schoolIds: plan.schoolIds,
      events: plan.events,
      enrolments: plan.enrolments,
      memberships: plan.memberships,
      runs: plan.runs,
      testPeople: plan.testPeople,
    },
    schoolOf: (entry) => entry.schoolId,
    classOf: (entry) => entry.classGroupId,
    courseOf: (entry) => entry.courseId,
    categoryOf: (entry) => (entry.courseId === null ? null : plan.categoryOf.get(entry.courseId)!),
    actor: (role, organisationId) => actorOf(role, organisationId),
    async append(event, later = 0) {
      await insert(event, clock.now().getTime() + later);
      plan.events.push(event);
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

function actorOf(role: Role, organisationId: string): Actor {
  const membership = { membershipId: newId(), organisationId, classGroupId: null, role };
  return {
    ...{ personId: newId(), sessionId: newId(), accountSchoolId: organisationId, memberships: [membership] },
    ...{ roles: new Set([role]), organisationIds: [organisationId], mustChangePassword: false },
  };
}

/** Chosen so that cells differ and edges are met: gaps of exactly 30 minutes, midnights, transfers, dual roles, test people. */
function planTerm(seed: number) {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random.next() * count);
  const ids = (count: number) => Array.from({ length: count }, () => newId());
  const [schoolIds, courseIds, runIds, personIds, termId] = [ids(3), ids(6), ids(6), ids(30), newId()];
  const sessionIds = ids(3);
  const lessonIds = courseIds.map(() => ids(3));
  const categoryOf = new Map(courseIds.map((id, index) => [id, categories[index % 4]!]));
  const testPeople = new Set([personIds[0]!]);
  const roleOf = (person: number, at: number): Role =>
    person % 7 === 3 && at % 2 === 0 ? 'student' : person % 3 === 0 ? 'teacher' : 'student';
  const classIds = schoolIds.map(() => ids(2));
  const memberOf = (person: number, role: Role, isAfterTransfer: boolean) => {
    const school = (person + (isAfterTransfer && person % 5 === 0 ? 1 : 0)) % 3;
    const classGroupId = role === 'student' ? classIds[school]![person % 2]! : null;
    return { role, schoolId: schoolIds[school]!, classGroupId };
  };

  const events = personIds.flatMap((personId, person) => {
    let at = begin + below(3 * 24 * 60) * minute;
    return Array.from({ length: 40 }, (): TermEvent[] => {
      at += [minute, 5 * minute, 30 * minute, 30 * minute + 1, 31 * minute, 7 * 60 * minute, 19 * 60 * minute][
        below(7)
      ]!;
      if (random.next() < 0.3) {
        const attended = sessionEvent({
          ...{ personId, at, random, sessionIds },
          member: memberOf(person, roleOf(person, 1), at > moved),
        });
        at = attended[0]!.occurredAt;
        return attended;
      }
      const isAttested = random.next() < 0.15;
      const isCredited = random.next() < 0.6;
      const creditedFrom = isCredited ? at : null;
      if (isCredited) at += [20_000, 59_999, 60_000][below(3)]!;
      const course = below(6);
      const kind = ['lesson.opened', 'lesson.played', 'lesson.completed'][
        isCredited ? below(2) : below(10) === 0 ? 2 : 0
      ]!;
      const place = { courseId: courseIds[course]!, runId: runIds[course]!, lessonId: lessonIds[course]![below(3)]! };
      const member = memberOf(person, roleOf(person, course), at > moved);
      const event = { id: newId(), kind, personId, ...member, ...place };
      const own = { ...event, sessionId: null, occurredAt: at, creditedFrom };
      return isAttested ? attestedEvents(own, random.next() < 0.3) : [own];
    }).flat();
  });
  const enrolments = personIds.flatMap((personId, person) =>
    courseIds
      .filter(() => random.next() < 0.5)
      .map((courseId, index): TermEnrolment => {
        const enrolledAt = begin + below(10) * 86_400_000;
        const withdrawnAt = random.next() < 0.2 ? enrolledAt + below(6) * 86_400_000 : null;
        return {
          personId,
          ...memberOf(person, roleOf(person, index), false),
          courseId,
          enrolledAt,
          withdrawnAt,
        };
      }),
  );
  const runOf = new Map(courseIds.map((id, index) => [id, runIds[index]!]));
  const memberships = personIds.flatMap((personId, person): TermMembership[] => {
    const roles = [...new Set([0, 1].map((at) => roleOf(person, at)))];
    if (person % 5 !== 0)
      return roles.map((role) => ({
        ...{ personId, ...memberOf(person, role, false) },
        ...{ validFrom: '2019-09-01', validTo: person % 4 === 1 ? '2020-03-05' : null },
      }));
    return roles.flatMap((role) => [
      { personId, ...memberOf(person, role, false), validFrom: '2019-09-01', validTo: '2020-03-07' },
      { personId, ...memberOf(person, role, true), validFrom: '2020-03-07', validTo: null },
    ]);
  });
  // The last two begin in the middle and are offered to one school, or to none at all.
  const runs = courseIds.map((courseId, index): TermRun => ({
    courseId,
    ...{ startsOn: index > 3 ? '2020-03-06' : '2020-02-17', endsOn: index === 3 ? '2020-03-04' : '2020-06-28' },
    schoolIds: schoolIds.filter((_, school) => (index > 3 ? school === 5 - index && index === 4 : school !== index)),
  }));
  const at = instant(begin);
  const tables: [string, string, Values[]][] = [
    [
      'organisation',
      'id kind name short_name pinyin initials version',
      schoolIds.map((id, n) => [idBytes(id), 'school', `=School ${n}`, 'S', 's', 's', 1]),
    ],
    [
      'person',
      'id school_id account_name display_name pinyin initials must_change_password is_test version',
      personIds.map((id, n) => [
        idBytes(id),
        idBytes(schoolIds[n % 3]!),
        `n${n}`,
        `Person ${n}`,
        'p',
        'p',
        0,
        testPeople.has(id) ? 1 : 0,
        1,
      ]),
    ],
    [
      'course',
      'id school_id trainer_id title pinyin initials category subject description created_at updated_at version',
      courseIds.map((id, n) => [
        ...[
          idBytes(id),
          idBytes(schoolIds[0]!),
          idBytes(personIds[0]!),
          `Course ${n}`,
          'c',
          'c',
          categoryOf.get(id)!,
          's',
          'd',
          at,
          at,
          1,
        ],
      ]),
    ],
    [
      'course_run',
      'id course_id term_id starts_on ends_on self_enrolment version',
      runs.map(({ courseId, startsOn, endsOn }) => [
        ...[idBytes(runOf.get(courseId)!), idBytes(courseId), idBytes(termId), startsOn, endsOn, 1, 1],
      ]),
    ],
    [
      'course_run_school',
      'course_run_id school_id',
      runs.flatMap(({ courseId, schoolIds: offered }) =>
        offered.map((id) => [idBytes(runOf.get(courseId)!), idBytes(id)]),
      ),
    ],
    [
      'class_group',
      'id school_id name grade version',
      classIds.flatMap((mine, school) =>
        mine.map((id, n) => [idBytes(id), idBytes(schoolIds[school]!), `Class ${school}.${n}`, 2019, 1]),
      ),
    ],
    [
      'membership',
      'id person_id organisation_id class_group_id role valid_from valid_to version',
      memberships.map((one) => [
        ...[idBytes(newId()), idBytes(one.personId), idBytes(one.schoolId)],
        ...[one.classGroupId && idBytes(one.classGroupId), one.role, one.validFrom, one.validTo, 1],
      ]),
    ],
    [
      'enrolment',
      'id course_run_id person_id membership_id school_id class_group_id role source enrolled_at withdrawn_at',
      enrolments.map((one) => [
        ...[
          idBytes(newId()),
          idBytes(runOf.get(one.courseId)!),
          idBytes(one.personId),
          idBytes(one.personId),
          idBytes(one.schoolId),
          one.classGroupId && idBytes(one.classGroupId),
        ],
        ...[one.role, 'self', instant(one.enrolledAt), one.withdrawnAt === null ? null : instant(one.withdrawnAt)],
      ]),
    ],
    ['activity_event', eventColumns, events.map((event) => eventRow(event, event.occurredAt + 500))],
  ];
  return { schoolIds, courseIds, personIds, events, enrolments, memberships, runs, testPeople, categoryOf, tables };
}
