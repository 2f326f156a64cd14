import type { CourseCategory } from '@yunqiao/courses';
import { idBytes, newId, type Role } from '@yunqiao/platform';
import { seededRandom } from '@yunqiao/testing';
import { correctionColumns, correctionRow, planCorrections, type TermCorrection } from './term-corrections.js';
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

const categories: CourseCategory[] = ['publicFoundation', 'specialised', 'publicGood', 'teacherDevelopment'];
const minute = 60_000;
const begin = Date.parse('2020-03-02T00:00:00+08:00');
/** When some are members of another school. */
const moved = begin + 5 * 86_400_000;

/** When a planned event was received, milliseconds since 1970. */
export function receivedAtOf({ occurredAt }: TermEvent): number {
  return occurredAt + 500;
}

/** Chosen so that cells differ and edges are met: gaps of exactly 30 minutes, midnights, transfers, dual roles, test people. */
export function planTerm(seed: number) {
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
  const members = schoolIds.flatMap((schoolId, school) => [
    { role: 'teacher' as const, schoolId, classGroupId: null },
    ...classIds[school]!.map((classGroupId) => ({ role: 'student' as const, schoolId, classGroupId })),
  ]);
  const corrections = planCorrections(random, events, members);
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const rowOf = (one: TermCorrection) => {
    const event = eventOf.get(one.eventId)!;
    return correctionRow(one, event, receivedAtOf(event));
  };
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
    ['activity_event', eventColumns, events.map((event) => eventRow(event, receivedAtOf(event)))],
    ['activity_correction', correctionColumns, corrections.map((one) => rowOf(one))],
  ];
  return {
    schoolIds,
    courseIds,
    personIds,
    events,
    corrections,
    enrolments,
    memberships,
    runs,
    testPeople,
    categoryOf,
    tables,
  };
}
