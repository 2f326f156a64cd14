import type { CourseCategory } from '@yunqiao/courses';
import type { DemoPeople, DemoPerson } from './people.js';
import type { Random } from './random.js';
import { springTerm, type DemoRun } from './runs.js';

const firstDay = Date.parse(`${springTerm.startsOn}T07:00:00+08:00`);
const hour = 3_600_000;

export interface DemoEnrolment {
  readonly id: Buffer;
  readonly run: DemoRun;
  readonly person: DemoPerson;
  readonly source: 'self' | 'class';
  readonly enrolledAt: number;
}

/** Everything a person is enrolled in. */
export interface PersonEnrolments {
  readonly person: DemoPerson;
  readonly enrolments: DemoEnrolment[];
}

/** Courses of a class besides the public-good course, and those a student chooses. */
const classCourses = 3;
const chosenCourses = 1;
/** Courses of a teacher besides the public-good course. */
const teacherCourses = 3;

/** Spring 2020: classes are enrolled together, and everybody chooses something besides. */
export function planSpringEnrolments(random: Random, people: DemoPeople, runs: readonly DemoRun[]): PersonEnrolments[] {
  const of = (...categories: CourseCategory[]) => runs.filter((run) => categories.includes(run.course.category));
  const publicGood = of('publicGood');
  const forStudents = of('publicFoundation', 'specialised');
  const forTeachers = of('teacherDevelopment');
  const ofClass = new Map(
    people.classGroups.map((classGroup) => [classGroup, random.sample(forStudents, classCourses)]),
  );

  const students = people.students.map((person) => {
    const together = [...publicGood, ...ofClass.get(person.classGroup!)!];
    const rest = forStudents.filter((run) => !together.includes(run));
    return {
      person,
      enrolments: [
        ...together.map((run) => enrol(random, run, person, 'class')),
        ...random.sample(rest, chosenCourses).map((run) => enrol(random, run, person, 'self')),
      ],
    };
  });
  const teachers = people.teachers.map((person) => ({
    person,
    enrolments: [...publicGood, ...random.sample(forTeachers, teacherCourses)].map((run) =>
      enrol(random, run, person, 'self'),
    ),
  }));
  return [...teachers, ...students];
}

function enrol(random: Random, run: DemoRun, person: DemoPerson, source: 'self' | 'class'): DemoEnrolment {
  const enrolledAt = source === 'class' ? firstDay : firstDay + random.integer(0, 20 * 60) * 1000;
  return { id: random.id(enrolledAt), run, person, source, enrolledAt };
}

/** The current term: those who can sign in, and a share of the others, in a few of the courses on offer. */
export function planCurrentEnrolments(
  random: Random,
  people: DemoPeople,
  runs: readonly DemoRun[],
  clock: { now: number; signIns: readonly DemoPerson[]; share: number },
): PersonEnrolments[] {
  const learners = [...people.teachers, ...people.students];
  const others = learners.filter((person) => !clock.signIns.includes(person) && random.chance(clock.share));
  const oldest = Math.max(Date.parse(`${runs[0]!.startsOn}T08:00:00+08:00`), clock.now - 28 * 24 * hour);
  const suited = (person: DemoPerson) =>
    runs.filter(
      (run) =>
        (run.course.category === 'teacherDevelopment') === (person.role === 'teacher') ||
        run.course.category === 'publicGood',
    );
  return [...clock.signIns, ...others].map((person) => ({
    person,
    enrolments: random.sample(suited(person), clock.signIns.includes(person) ? 3 : 2).map((run) => {
      const enrolledAt = Math.min(oldest + random.integer(0, 24) * hour, clock.now - hour);
      return { id: random.id(enrolledAt), run, person, source: 'self' as const, enrolledAt };
    }),
  }));
}
