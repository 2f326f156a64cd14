import type { Counts } from '../board/board.js';
import type { CountedFigure } from '../counts/questions.js';
import type { Audience, ParticipationFilter } from '../participation-filter.js';
import type { CountedTerm, TermEnrolment, TermEvent } from './counted-term.js';

const day = 86_400_000;

/** Counts one cell by plain loops over the raw log and its corrections; shares nothing with the product's counting. */
export function expectedCell(
  term: CountedTerm,
  filter: ParticipationFilter,
  audience: Audience,
  belongs: (event: TermEvent) => boolean,
): Omit<Counts, 'coverage'> {
  const standing = standingEvents(term);
  const wanted = standing.filter((event) => isWanted(term, filter, audience, event) && belongs(event));
  const inPeriod = wanted.filter((event) => lies(filter, event.occurredAt));
  const qualified = qualifiedLessons(inPeriod);
  return {
    participants: new Set(qualified.map((key) => key.split('|')[0])).size,
    attested: attestedPeople(inPeriod).length,
    participations: qualified.length,
    visits: wanted.filter((event) => isVisit(event) && lies(filter, startOf(event)) && startsVisit(standing, event))
      .length,
    beneficiaries: new Set(inPeriod.map(({ personId }) => personId).filter((id) => hasBenefited(id, inPeriod))).size,
    creditedSeconds: creditOf(inPeriod) / 1000,
  };
}

/** Ids of the people behind each figure of the whole filter, sorted. */
export function expectedPeople(term: CountedTerm, filter: ParticipationFilter): Record<CountedFigure, string[]> {
  const standing = standingEvents(term);
  const ofFilter = standing.filter((event) => isWanted(term, filter, 'everyone', event));
  const wanted = ofFilter.filter((event) => lies(filter, event.occurredAt));
  const sorted = (ids: readonly string[]) => [...new Set(ids)].sort();
  const participants = sorted(qualifiedLessons(wanted).map((key) => key.split('|')[0]!));
  const visits = ofFilter.filter(
    (event) => isVisit(event) && lies(filter, startOf(event)) && startsVisit(standing, event),
  );
  return {
    ...{ participants, participations: participants, attested: sorted(attestedPeople(wanted)) },
    visits: sorted(visits.map(({ personId }) => personId)),
    beneficiaries: sorted(wanted.map(({ personId }) => personId).filter((id) => hasBenefited(id, wanted))),
  };
}

/** Ids of the people covered in the cell: enrolled in a run, or with a school to which a run was offered, on a day of the period; sorted. */
export function expectedCovered(
  term: CountedTerm,
  filter: ParticipationFilter,
  audience: Audience,
  belongs: (entry: CoveringEntry) => boolean,
): string[] {
  const offered = term.memberships.flatMap((membership) =>
    term.runs
      .filter(({ schoolIds }) => schoolIds.includes(membership.schoolId))
      .map((run) => ({
        ...membership,
        courseId: run.courseId,
        days: [
          latest(membership.validFrom, run.startsOn),
          earliest(dayBefore(membership.validTo), run.endsOn),
        ] as const,
      })),
  );
  const enrolled = term.enrolments.map((enrolment) => {
    const run = term.runs.find(({ courseId }) => courseId === enrolment.courseId)!;
    const withdrawn = enrolment.withdrawnAt === null ? '9999-12-31' : dayOf(enrolment.withdrawnAt);
    const days = [latest(run.startsOn, dayOf(enrolment.enrolledAt)), earliest(run.endsOn, withdrawn)] as const;
    return { ...enrolment, days };
  });
  const people = [...offered, ...enrolled]
    .filter((entry) => isWanted(term, filter, audience, entry) && belongs(entry))
    .filter(({ days: [first, last] }) => latest(first, filter.from) <= earliest(last, filter.to))
    .map(({ personId }) => personId);
  return [...new Set(people)].sort();
}

/** Distinct people covered in the cell. */
export function expectedCoverage(...cell: Parameters<typeof expectedCovered>): number {
  return expectedCovered(...cell).length;
}

type CoveringEntry = Pick<TermEnrolment, 'personId' | 'role' | 'schoolId' | 'classGroupId' | 'courseId'>;

function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function earliest(a: string, b: string): string {
  return a < b ? a : b;
}

function dayBefore(end: string | null): string {
  return end === null ? '9999-12-31' : new Date(Date.parse(`${end}T00:00:00Z`) - day).toISOString().slice(0, 10);
}

/** The school day of an instant, in Shanghai. */
function dayOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** What counts of the log, and as what: the latest correction of an event says it. */
export function standingEvents(term: CountedTerm): TermEvent[] {
  const standing: TermEvent[] = [];
  for (const event of term.events) {
    let latest: CountedTerm['corrections'][number] | null = null;
    for (const correction of term.corrections) {
      if (correction.eventId !== event.id) continue;
      if (!latest || correction.recordedAt > latest.recordedAt) latest = correction;
    }
    if (latest?.kind !== 'struck') standing.push({ ...event, ...latest?.member });
  }
  return standing;
}

function isWanted(
  term: CountedTerm,
  filter: ParticipationFilter,
  audience: Audience,
  entry: TermEvent | CoveringEntry,
): boolean {
  if (term.testPeople.has(entry.personId)) return false;
  if (filter.attested === 'without' && 'kind' in entry && isOfClass(entry)) return false;
  const roles = [filter.audience, audience]
    .filter((one) => one !== 'everyone')
    .map((one) => (one === 'teachers' ? 'teacher' : 'student'));
  if (roles.some((role) => role !== entry.role)) return false;
  if (filter.schoolIds && !filter.schoolIds.includes(entry.schoolId)) return false;
  if (filter.classGroupIds && !filter.classGroupIds.includes(entry.classGroupId ?? '')) return false;
  const category = term.categoryOf(entry);
  return !filter.categories || (category !== null && filter.categories.includes(category));
}

function qualifiedLessons(events: readonly TermEvent[]): string[] {
  const keyOf = (event: TermEvent) => `${event.personId}|${event.sessionId}|${event.runId}|${event.lessonId}`;
  const keys = [...new Set(events.map(keyOf))];
  return keys.filter((key) => {
    const mine = events.filter((event) => keyOf(event) === key);
    const credited = creditOf(mine);
    if (mine[0]!.sessionId !== null) return credited >= 5 * 60_000;
    const isRead =
      mine.some(({ kind }) => kind === 'lesson.completed') && !mine.some(({ kind }) => kind === 'lesson.played');
    return credited >= 60_000 || isRead || standingAttestations(mine) > 0;
  });
}

function isReversal({ kind }: TermEvent): boolean {
  return kind === 'session.reversed' || kind === 'lesson.reversed';
}

/** A teacher's word, or that it is taken back. */
function isOfClass({ kind }: TermEvent): boolean {
  return kind === 'lesson.attested' || kind === 'lesson.reversed';
}

function standingAttestations(events: readonly TermEvent[]): number {
  const said = events.filter(({ kind }) => kind === 'lesson.attested').length;
  return said - events.filter(({ kind }) => kind === 'lesson.reversed').length;
}

function attestedPeople(events: readonly TermEvent[]): string[] {
  const keyOf = (event: TermEvent) => [event.personId, event.runId, event.lessonId].join();
  const standing = events.filter(
    (event) => standingAttestations(events.filter((other) => keyOf(other) === keyOf(event))) > 0,
  );
  return [...new Set(standing.map(({ personId }) => personId))];
}

/** Of the person's own device, unless it takes something back. */
function isVisit(event: TermEvent): boolean {
  return !isReversal(event) && !isOfClass(event);
}

/** Milliseconds; what was taken back is taken off. */
function creditOf(events: readonly TermEvent[]): number {
  let sum = 0;
  for (const event of events) {
    const length = event.creditedFrom === null ? 0 : event.occurredAt - event.creditedFrom;
    sum += isReversal(event) ? -length : length;
  }
  return sum;
}

function hasBenefited(personId: string, events: readonly TermEvent[]): boolean {
  const mine = events.filter((event) => event.personId === personId);
  return creditOf(mine) >= 30 * 60_000 || mine.some(({ kind }) => kind === 'lesson.completed');
}

/** Nothing before it reaches into the 30 minutes before its start. */
function startsVisit(standing: readonly TermEvent[], event: TermEvent): boolean {
  return !standing.some(
    (other) =>
      other.personId === event.personId &&
      isVisit(other) &&
      isBefore(other, event) &&
      other.occurredAt >= startOf(event) - 30 * 60_000,
  );
}

function isBefore(a: TermEvent, b: TermEvent): boolean {
  if (startOf(a) !== startOf(b)) return startOf(a) < startOf(b);
  return a.occurredAt === b.occurredAt ? a.id < b.id : a.occurredAt < b.occurredAt;
}

function startOf(event: TermEvent): number {
  return event.creditedFrom ?? event.occurredAt;
}

function lies(filter: ParticipationFilter, at: number): boolean {
  return at >= beginOf(filter) && at < endOf(filter);
}

function beginOf(filter: ParticipationFilter): number {
  return Date.parse(`${filter.from}T00:00:00+08:00`);
}

function endOf(filter: ParticipationFilter): number {
  return Date.parse(`${filter.to}T00:00:00+08:00`) + day;
}
