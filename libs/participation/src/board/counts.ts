import type { CourseCategory } from '@yunqiao/courses';
import { BENEFIT_MILLISECONDS, QUALIFYING_MILLISECONDS, QUALIFYING_SESSION_MILLISECONDS } from '../definitions.js';
import type { CopiedEvent, LogCopy } from '../log/log-copy.js';
import type { LogState } from '../log/log-reader.js';
import { roleOf, type CountScope } from '../participation-filter.js';

/** The figures of one cell; coverage comes from the enrolments. */
export interface ActivityCounts {
  participants: number;
  participations: number;
  visits: number;
  beneficiaries: number;
  creditedMilliseconds: number;
}

/** One row's figures: everybody, teachers, students. */
export type AudienceCounts = readonly [everyone: ActivityCounts, teachers: ActivityCounts, students: ActivityCounts];

/** To which row an event belongs; null for none. */
export type RowOf = (event: CopiedEvent, at: number) => number | null;

/** Tests whether an event lies in the scope, by tables made once for a count. */
export class ScopeTest {
  private readonly schools: readonly boolean[];
  private readonly courses: readonly boolean[];
  private readonly takesSessions: boolean;
  private readonly role: string | null;
  private readonly since: number;
  private readonly until: number;

  constructor(scope: CountScope, copy: LogCopy, categories: ReadonlyMap<string, CourseCategory>) {
    this.schools = copy.schools.texts.map((id) => scope.schoolIds?.has(id) ?? true);
    this.courses = copy.courses.texts.map((id) => {
      const category = categories.get(id);
      const isWanted = !scope.categories || (category !== undefined && scope.categories.has(category));
      return isWanted && (scope.courseIds?.has(id) ?? true);
    });
    this.takesSessions = scope.courseIds === null && scope.categories === null;
    this.role = roleOf(scope.audience);
    this.since = scope.since.getTime();
    this.until = scope.until.getTime();
  }

  /** Whether it happened in the scope at this instant: events count when they end, visits when they start. */
  holds(event: CopiedEvent, at: number): boolean {
    if (at < this.since || at >= this.until) return false;
    if (this.role !== null && event.role !== this.role) return false;
    if (!this.schools[event.school]) return false;
    return event.course === null ? this.takesSessions : this.courses[event.course]!;
  }
}

/** What one person did in one lesson of a run or one session, within one cell. */
interface LessonTime {
  milliseconds: number;
  isSession: boolean;
  isPlayed: boolean;
  isCompleted: boolean;
}

/** True when it counts as participation. */
function qualifies(lesson: LessonTime): boolean {
  if (lesson.isSession) return lesson.milliseconds >= QUALIFYING_SESSION_MILLISECONDS;
  return lesson.milliseconds >= QUALIFYING_MILLISECONDS || (lesson.isCompleted && !lesson.isPlayed);
}

/** Counts row by row. Person by person, so that nobody is counted twice in a cell. */
export function countRows(log: LogState, test: ScopeTest, rowOf: RowOf): Map<number, AudienceCounts> {
  const rows = new Map<number, AudienceCounts>();
  for (const [personId, events] of log.copy.people) {
    if (!log.testPeople.has(personId)) new PersonCount(rows, rowOf).count(events, test);
  }
  return rows;
}

/** What one person did in the scope; null when they did nothing. */
export function countPerson(events: readonly CopiedEvent[], test: ScopeTest): ActivityCounts | null {
  const rows = new Map<number, AudienceCounts>();
  new PersonCount(rows, () => 0).count(events, test);
  return rows.get(0)?.[0] ?? null;
}

/** One person's part in every cell. */
class PersonCount {
  private readonly lessons = new Map<number, Map<number, LessonTime>>();

  constructor(
    private readonly rows: Map<number, AudienceCounts>,
    private readonly rowOf: RowOf,
  ) {}

  count(events: readonly CopiedEvent[], test: ScopeTest): void {
    for (const event of events) {
      if (event.startsVisit && test.holds(event, event.startedAt)) this.visit(event);
      if (test.holds(event, event.occurredAt)) this.learn(event);
    }
    for (const [cell, lessons] of this.lessons) this.close(cell, lessons);
  }

  private visit(event: CopiedEvent): void {
    const row = this.rowOf(event, event.startedAt);
    if (row === null) return;
    for (const audience of audiencesOf(event)) this.figures(row, audience).visits += 1;
  }

  private learn(event: CopiedEvent): void {
    const row = this.rowOf(event, event.occurredAt);
    if (row === null) return;
    for (const audience of audiencesOf(event)) {
      this.figures(row, audience).creditedMilliseconds += event.creditedMilliseconds;
      const lesson = this.lesson(row * 3 + audience, event);
      lesson.milliseconds += event.creditedMilliseconds;
      lesson.isPlayed ||= event.isPlay;
      lesson.isCompleted ||= event.isCompletion;
    }
  }

  private close(cell: number, lessons: ReadonlyMap<number, LessonTime>): void {
    const all = [...lessons.values()];
    const qualified = all.filter(qualifies).length;
    const milliseconds = all.reduce((sum, lesson) => sum + lesson.milliseconds, 0);
    const hasBenefited = milliseconds >= BENEFIT_MILLISECONDS || all.some((lesson) => lesson.isCompleted);
    const figures = this.figures(Math.floor(cell / 3), cell % 3);
    figures.participants += qualified > 0 ? 1 : 0;
    figures.participations += qualified;
    figures.beneficiaries += hasBenefited ? 1 : 0;
  }

  private lesson(cell: number, { occurrence, isSession }: CopiedEvent): LessonTime {
    let lessons = this.lessons.get(cell);
    if (!lessons) this.lessons.set(cell, (lessons = new Map()));
    let lesson = lessons.get(occurrence);
    if (!lesson)
      lessons.set(occurrence, (lesson = { milliseconds: 0, isSession, isPlayed: false, isCompleted: false }));
    return lesson;
  }

  private figures(row: number, audience: number): ActivityCounts {
    let figures = this.rows.get(row);
    if (!figures) this.rows.set(row, (figures = [noActivity(), noActivity(), noActivity()]));
    return figures[audience]!;
  }
}

const onlyEveryone = [0] as const;
const withTeachers = [0, 1] as const;
const withStudents = [0, 2] as const;

function audiencesOf(event: CopiedEvent): readonly number[] {
  if (event.role === 'teacher') return withTeachers;
  return event.role === 'student' ? withStudents : onlyEveryone;
}

/** Nothing happened. */
export function noActivity(): ActivityCounts {
  return { participants: 0, participations: 0, visits: 0, beneficiaries: 0, creditedMilliseconds: 0 };
}
