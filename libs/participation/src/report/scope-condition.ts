import { IDLE_MILLISECONDS } from '../definitions.js';
import { roleOf, type CountScope } from '../participation-filter.js';
import { andIdIn, bytesOf, isAnyOf, joined, type Statement } from '../statement.js';

const attestedKinds = "NOT IN ('lesson.attested', 'lesson.reversed')";

/**
 * Whether an event (`event`) has a part in the numbers of a scope, as it was logged or as a correction moved it; or decides
 * where a visit of the scope begins, since it lies in the half hour before.
 */
export function touches(scope: CountScope): Statement {
  const next = joined(
    'EXISTS (SELECT 1 FROM activity_event AS next WHERE next.person_id = event.person_id',
    'AND next.occurred_at >= COALESCE(event.credited_from, event.occurred_at)',
    'AND COALESCE(next.credited_from, next.occurred_at) >= COALESCE(event.credited_from, event.occurred_at)',
    {
      sql: 'AND TIMESTAMPDIFF(MICROSECOND, event.occurred_at, COALESCE(next.credited_from, next.occurred_at)) <= ?',
      parameters: [IDLE_MILLISECONDS * 1000],
    },
    'AND',
    isIn('next', scope),
    ')',
  );
  return joined('(', isIn('event', scope), 'OR (event.kind', attestedKinds, 'AND', next, '))');
}

/** Whether a row of the log lies in the period and the scope. */
function isIn(alias: 'event' | 'next', scope: CountScope): Statement {
  const column = (name: string) => [alias, name].join('.');
  const moved = joined('EXISTS (SELECT 1 FROM activity_correction AS moved WHERE moved.event_id =', column('id'));
  const courses = scope.categories && [...scope.categories];
  const role = roleOf(scope.audience);
  return joined(
    { sql: ['(', column('occurred_at'), '>= ?'].join(' '), parameters: [scope.since] },
    {
      sql: ['AND COALESCE(', column('credited_from'), ',', column('occurred_at'), ') < ?'].join(' '),
      parameters: [scope.until],
    },
    ...(scope.schoolIds
      ? [
          ...['AND (', isAnyOf(column('school_id'), bytesOf(scope.schoolIds)), 'OR', moved],
          ...['AND', isAnyOf('moved.school_id', bytesOf(scope.schoolIds)), '))'],
        ]
      : []),
    ...(scope.classGroupIds
      ? [
          ...['AND (', isAnyOf(column('class_group_id'), bytesOf(scope.classGroupIds)), 'OR', moved],
          ...['AND', isAnyOf('moved.class_group_id', bytesOf(scope.classGroupIds)), '))'],
        ]
      : []),
    ...(role
      ? [
          { sql: ['AND (', column('role'), '= ? OR'].join(' '), parameters: [role] },
          ...[moved, { sql: 'AND moved.role = ?))', parameters: [role] }],
        ]
      : []),
    andIdIn(column('course_id'), scope.courseIds),
    ...(courses
      ? ['AND', column('course_id'), 'IN (SELECT course.id FROM course WHERE', isAnyOf('course.category', courses), ')']
      : []),
    ...(scope.attested === 'without' ? ['AND', column('kind'), attestedKinds] : []),
    ')',
  );
}
