import { showcases } from '../content/showcase.js';
import type { DemoCourse } from './courses.js';
import type { DemoSchool } from './organisations.js';
import type { Random } from './random.js';

/** First and last school day of the courses of the 2020 spring term. */
export const springTerm = { code: '2020-spring', startsOn: '2020-02-17', endsOn: '2020-06-28' } as const;

/** A term in which a run can be offered: its code and its days. */
export interface RunTerm {
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface DemoRun {
  readonly id: Buffer;
  readonly course: DemoCourse;
  readonly termCode: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly schools: readonly DemoSchool[];
}

/** Every course of the spring term, and a dozen of them again now, offered to all schools that use the courses. */
export function planRuns(
  random: Random,
  courses: readonly DemoCourse[],
  schools: readonly DemoSchool[],
  currentTerm: RunTerm,
): { history: DemoRun[]; current: DemoRun[] } {
  const receiving = schools.filter((school) => school.region === 'zunyi');
  const offer = (course: DemoCourse, term: RunTerm): DemoRun => ({
    id: random.id(Date.parse(`${term.startsOn}T00:00:00+08:00`)),
    course,
    termCode: term.code,
    startsOn: term.startsOn,
    endsOn: term.endsOn,
    schools: receiving,
  });
  const shown = new Set(showcases.map((showcase) => showcase.course));
  return {
    history: courses.map((course) => offer(course, springTerm)),
    current: courses.filter((course) => shown.has(course.title)).map((course) => offer(course, currentTerm)),
  };
}
