import { IDLE_MILLISECONDS } from '../definitions.js';
import { dayNumberOf, type PersonEvent } from './person-event.js';

/**
 * What a person did on a day in one lesson of a run or one session, as a member of one school and class in one role. What teachers
 * attested is a fact beside what the person did alone.
 */
export interface ActivityFact {
  readonly day: number;
  readonly occurrence: number;
  /** 0 for a research session. */
  readonly course: number;
  readonly school: number;
  readonly role: number;
  /** 0 for none. */
  readonly classGroup: number;
  /** How many attestations stand; 0 for what the person did alone. */
  attested: number;
  milliseconds: number;
  isPlayed: boolean;
  isCompleted: boolean;
  /** Begin of the first event and end of the last one, milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
}

/** Visits of a person that began on a day, in one course (0 for sessions), school, class and role. */
export interface VisitFact {
  readonly day: number;
  readonly course: number;
  readonly school: number;
  readonly role: number;
  readonly classGroup: number;
  visits: number;
}

export interface PersonFacts {
  readonly activity: ActivityFact[];
  readonly visits: VisitFact[];
}

/**
 * Facts of one person from the school day `sinceDay` on. `events` hold everything that ended later than half an hour
 * before that day: an event decides whether those of the next 30 minutes begin a visit.
 */
export function factsOf(events: readonly PersonEvent[], sinceDay = -Infinity): PersonFacts {
  const inOrder = [...events].sort(
    (a, b) => a.startedAt - b.startedAt || a.occurredAt - b.occurredAt || a.order - b.order,
  );
  return { activity: activityOf(inOrder, sinceDay), visits: visitsOf(inOrder, sinceDay) };
}

function activityOf(events: readonly PersonEvent[], sinceDay: number): ActivityFact[] {
  const own = new Map<string, ActivityFact>();
  const attested = new Map<string, ActivityFact>();
  for (const event of events) {
    const day = dayNumberOf(event.occurredAt);
    if (day < sinceDay) continue;
    const key = [day, event.occurrence, event.school, event.role, event.classGroup].join();
    const facts = event.isAttested ? attested : own;
    let fact = facts.get(key);
    if (!fact) facts.set(key, (fact = emptyFact(day, event)));
    if (event.isAttested) fact.attested += event.isReversal ? -1 : 1;
    fact.milliseconds += event.creditedMilliseconds;
    fact.isPlayed ||= event.isPlay;
    fact.isCompleted ||= event.isCompletion;
    fact.firstAt = Math.min(fact.firstAt, event.startedAt);
    fact.lastAt = Math.max(fact.lastAt, event.occurredAt);
  }
  // What was taken back as often as it was attested never was.
  return [...own.values(), ...[...attested.values()].filter((fact) => fact.attested > 0)];
}

function emptyFact(day: number, event: PersonEvent): ActivityFact {
  const { occurrence, course, school, role, classGroup } = event;
  return {
    ...{ day, occurrence, course, school, role, classGroup },
    ...{ attested: 0, milliseconds: 0, isPlayed: false, isCompleted: false },
    ...{ firstAt: event.startedAt, lastAt: event.occurredAt },
  };
}

/** Who sits before a projector visits nothing. A visit begins with an event that starts more than 30 minutes after everything before it had ended. */
function visitsOf(events: readonly PersonEvent[], sinceDay: number): VisitFact[] {
  const facts = new Map<string, VisitFact>();
  let busyUntil = -Infinity;
  for (const event of events) {
    if (event.isReversal || event.isAttested) continue;
    const startsVisit = event.startedAt - busyUntil > IDLE_MILLISECONDS;
    busyUntil = Math.max(busyUntil, event.occurredAt);
    const day = dayNumberOf(event.startedAt);
    if (!startsVisit || day < sinceDay) continue;
    const { course, school, role, classGroup } = event;
    const key = [day, course, school, role, classGroup].join();
    const fact = facts.get(key);
    if (fact) fact.visits += 1;
    else facts.set(key, { day, course, school, role, classGroup, visits: 1 });
  }
  return [...facts.values()];
}
