import { roleOf, type CountScope } from '../participation-filter.js';
import { andAnyOf, andIdIn, joined, type Statement } from '../statement.js';
import type { ReportReason } from './report-change.js';
import { touches } from './scope-condition.js';

/** From after one instant until another. */
export interface Stretch {
  readonly after: Date;
  readonly until: Date;
}

/** The rows of one reason: what is read of them, whence, and when and under which id each became known. */
export interface ChangeSource {
  readonly columns: string;
  readonly from: Statement;
  readonly knownAt: string;
  readonly id: string;
}

const eventColumns =
  'person.id AS person_id, person.display_name AS person_name, event.id AS event_id, event.kind, school.name AS school_name, ' +
  'course.title AS course_title, lesson.title AS lesson_title, session.title AS session_title, event.occurred_at, ' +
  'event.credited_from, event.credited_to';
const names =
  'JOIN person ON person.id = event.person_id AND person.is_test = 0 LEFT JOIN course ON course.id = event.course_id ' +
  'LEFT JOIN lesson ON lesson.id = event.lesson_id LEFT JOIN research_session AS session ON session.id = event.session_id';

/** Everything of one reason that became known in a stretch and has a part in the numbers of the scope. */
export function changesBecause(reason: ReportReason, scope: CountScope, known: Stretch): ChangeSource {
  switch (reason) {
    case 'late':
      return eventsReceived(scope, known, 'AND event.occurred_at <= ? AND');
    case 'fresh':
      return eventsReceived(scope, known, 'AND event.occurred_at > ? AND');
    case 'correction':
    case 'transfer':
      return corrections(scope, known, reason);
    case 'enrolment':
      return enrolments(scope, known);
    case 'membership':
      return memberships(scope, known);
  }
}

/** What happened before the earlier numbers were counted is late; what happened later is new. */
function eventsReceived(scope: CountScope, { after, until }: Stretch, happened: string): ChangeSource {
  return {
    ...{ columns: eventColumns, knownAt: 'event.received_at', id: 'event.id' },
    from: joined(
      ...['FROM activity_event AS event', names, 'LEFT JOIN organisation AS school ON school.id = event.school_id'],
      { sql: 'WHERE event.received_at > ? AND event.received_at <= ?', parameters: [after, until] },
      { sql: happened, parameters: [after] },
      touches(scope),
    ),
  };
}

function corrections(scope: CountScope, { after, until }: Stretch, cause: 'correction' | 'transfer'): ChangeSource {
  return {
    columns: [
      eventColumns,
      'correction.kind AS correction, origin.name AS from_school_name, correction.reason AS why, recorder.display_name AS recorded_by_name',
    ].join(', '),
    ...{ knownAt: 'correction.recorded_at', id: 'correction.id' },
    from: joined(
      'FROM activity_correction AS correction JOIN activity_event AS event ON event.id = correction.event_id',
      ...['AND event.received_at = correction.event_received_at', names],
      'LEFT JOIN organisation AS school ON school.id = correction.school_id',
      'LEFT JOIN organisation AS origin ON origin.id = correction.from_school_id',
      'LEFT JOIN person AS recorder ON recorder.id = correction.recorded_by',
      { sql: 'WHERE correction.recorded_at > ? AND correction.recorded_at <= ?', parameters: [after, until] },
      { sql: 'AND correction.cause = ? AND', parameters: [cause] },
      touches(scope),
    ),
  };
}

/** Who came in, or came back after they had left before the period began, and who left before it began. */
function enrolments(scope: CountScope, { after, until }: Stretch): ChangeSource {
  const role = roleOf(scope.audience);
  const came = { sql: 'enrolment.enrolled_at > ? AND enrolment.enrolled_at <= ?', parameters: [after, until] };
  const left = joined(leftAt, { sql: '> ?', parameters: [after] }, 'AND', leftAt, { sql: '<= ?', parameters: [until] });
  const wasAway = {
    sql: '(enrolment.returned_at > ? AND enrolment.returned_at <= ? AND enrolment.left_at < ?)',
    parameters: [after, until, scope.since],
  };
  const isStill = joined(
    ...['(', leftAt, 'IS NULL OR', leftAt, { sql: '> ? OR', parameters: [until] }],
    ...[leftAt, { sql: '>= ?)', parameters: [scope.since] }],
  );
  return {
    columns:
      'person.id AS person_id, person.display_name AS person_name, school.name AS school_name, course.title AS course_title, ' +
      [leftSince, 'AS is_withdrawn'].join(' '),
    ...{ knownAt: ['IF(', leftSince, ',', leftAt, ',', cameAt, ')'].join(' '), id: 'enrolment.id' },
    from: joined(
      'FROM enrolment JOIN course_run AS run ON run.id = enrolment.course_run_id JOIN course ON course.id = run.course_id',
      'JOIN person ON person.id = enrolment.person_id AND person.is_test = 0',
      'LEFT JOIN organisation AS school ON school.id = enrolment.school_id',
      {
        sql: 'CROSS JOIN (SELECT CAST(? AS DATETIME(3)) AS beginning, CAST(? AS DATETIME(3)) AS known_until) AS period',
        parameters: [scope.since, until],
      },
      { sql: 'WHERE run.starts_on <= ? AND run.ends_on >= ?', parameters: [scope.to, scope.from] },
      { sql: 'AND enrolment.enrolled_at < ?', parameters: [scope.until] },
      // Who comes in after the last day of a run is not covered by it; days are those of Shanghai.
      'AND run.ends_on >= DATE(enrolment.enrolled_at + INTERVAL 8 HOUR)',
      ...[
        'AND (((',
        came,
        'OR',
        wasAway,
        ') AND',
        isStill,
        ') OR (',
        left,
        'AND NOT COALESCE(',
        wasAway,
        ', FALSE) AND',
      ],
      ...[{ sql: 'enrolment.enrolled_at <= ? AND', parameters: [after] }, leftSince, '))'],
      andIdIn('enrolment.school_id', scope.schoolIds),
      andIdIn('enrolment.class_group_id', scope.classGroupIds),
      andIdIn('course.id', scope.courseIds),
      andAnyOf('course.category', scope.categories),
      ...(role ? [{ sql: 'AND enrolment.role = ?', parameters: [role] }] : []),
    ),
  };
}

/** Teachers and students who were entered, whose schools were offered a run in the period; their ids say when they were. */
function memberships(scope: CountScope, { after, until }: Stretch): ChangeSource {
  const role = roleOf(scope.audience);
  const isOffered = joined(
    'EXISTS (SELECT 1 FROM course_run AS run JOIN course_run_school AS offer ON offer.course_run_id = run.id',
    'JOIN course ON course.id = run.course_id WHERE offer.school_id = membership.organisation_id',
    { sql: 'AND run.starts_on <= ? AND run.ends_on >= ?', parameters: [scope.to, scope.from] },
    'AND (membership.valid_to IS NULL OR run.starts_on < membership.valid_to) AND run.ends_on >= membership.valid_from',
    andIdIn('course.id', scope.courseIds),
    andAnyOf('course.category', scope.categories),
    ')',
  );
  return {
    columns: [
      'person.id AS person_id, person.display_name AS person_name, school.name AS school_name, NULL AS course_title',
      'membership.role AS entered_as',
    ].join(', '),
    ...{ knownAt: enteredAt, id: 'membership.id' },
    from: joined(
      'FROM membership JOIN person ON person.id = membership.person_id AND person.is_test = 0',
      'LEFT JOIN organisation AS school ON school.id = membership.organisation_id',
      { sql: 'WHERE membership.id >= ? AND membership.id < ?', parameters: [firstIdAfter(after), firstIdAfter(until)] },
      {
        sql: 'AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)',
        parameters: [scope.to, scope.from],
      },
      "AND membership.role IN ('teacher', 'student')",
      andIdIn('membership.organisation_id', scope.schoolIds),
      andIdIn('membership.class_group_id', scope.classGroupIds),
      ...(role ? [{ sql: 'AND membership.role = ?', parameters: [role] }] : []),
      ...['AND', isOffered],
    ),
  };
}

/** The instant in an id (UUIDv7), whose first 48 bits are milliseconds since 1970. */
const enteredAt =
  "TIMESTAMPADD(MICROSECOND, CONV(HEX(SUBSTR(membership.id, 1, 6)), 16, 10) * 1000, CAST('1970-01-01' AS DATETIME(3)))";

/** The first id that can be made after an instant. */
function firstIdAfter(instant: Date): Buffer {
  const id = Buffer.alloc(16);
  id.writeUIntBE(instant.getTime() + 1, 0, 6);
  return id;
}

/** When somebody had left, as it was known then: who came back later was away. */
const leftAt = 'IF(enrolment.returned_at > period.known_until, enrolment.left_at, enrolment.withdrawn_at)';
/** When they came in, or back, the last time that was known then. */
const cameAt = 'IF(enrolment.returned_at <= period.known_until, enrolment.returned_at, enrolment.enrolled_at)';
/** Nobody who left before the period began is covered by it. */
const leftSince = ['(COALESCE(', leftAt, '< period.beginning, FALSE))'].join(' ');
