import { startOfDayNumber } from './person-event.js';
import type { ActivityFact, PersonFacts, VisitFact } from './person-facts.js';
import { personWindows, type CellWindow } from './person-windows.js';
import type { FactRow, FactRows } from '../store/tables.js';

/** Everything that the read model says of a person. */
export function rowsOfPerson(
  person: number,
  { activity, visits }: PersonFacts,
  categoryOf: (course: number) => number,
): FactRows {
  const { participations, participants, beneficiaries } = personWindows(activity, categoryOf);
  const schools = new Set([...activity, ...visits].map(({ school }) => school));
  return {
    activity: activity.map((fact) => activityRow(person, fact)),
    visits: visits.map((fact) => visitRow(person, fact)),
    participations: participations.map((one) => [person, one.occurrence, one.course, ...windowColumns(one)]),
    participants: participants.map((one) => [person, one.scope, one.scopeKey, ...windowColumns(one)]),
    beneficiaries: beneficiaries.map((one) => [person, one.scope, one.scopeKey, ...windowColumns(one)]),
    transferred: schools.size > 1 ? [[person]] : [],
  };
}

function activityRow(person: number, fact: ActivityFact): FactRow {
  const begin = startOfDayNumber(fact.day);
  return [
    ...[person, fact.day, fact.occurrence, fact.course, fact.school, fact.role, fact.milliseconds],
    ...[Number(fact.isPlayed), Number(fact.isCompleted), fact.firstAt - begin, fact.lastAt - begin],
    ...[fact.classGroup, fact.attested],
  ];
}

function visitRow(person: number, { day, course, school, role, visits, classGroup }: VisitFact): FactRow {
  return [person, day, course, school, role, visits, classGroup];
}

/** A fact as it stands in the read model. */
export function activityOfRow(row: FactRow): ActivityFact {
  const [, day = 0, occurrence = 0, course = 0, school = 0, role = 0, milliseconds = 0, played, completed] = row;
  const [firstMs = 0, lastMs = 0, classGroup = 0, attested = 0] = row.slice(9);
  const begin = startOfDayNumber(day);
  return {
    ...{ day, occurrence, course, school, role, milliseconds, isPlayed: played === 1, isCompleted: completed === 1 },
    ...{ firstAt: begin + firstMs, lastAt: begin + lastMs, classGroup, attested },
  };
}

function windowColumns({ cell, previousDay, day, reachedDay, lostDay }: CellWindow): number[] {
  const { school, role, classGroup, ofAll, ofRole, ofSchool, ofBoth, ofClass } = cell;
  return [
    ...[school, role, classGroup, Number(ofAll), Number(ofRole), Number(ofSchool), Number(ofBoth), Number(ofClass)],
    ...[previousDay, day, reachedDay, lostDay],
  ];
}

/** A visit fact as it stands in the read model. */
export function visitOfRow(row: FactRow): VisitFact {
  const [, day = 0, course = 0, school = 0, role = 0, visits = 0, classGroup = 0] = row;
  return { day, course, school, role, visits, classGroup };
}
