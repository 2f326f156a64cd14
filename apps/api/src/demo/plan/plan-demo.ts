import type { DemoCourse } from './courses.js';
import { planCourses } from './courses.js';
import { planActivity, type History } from './activity.js';
import { springCalendar } from './calendar.js';
import {
  classesBeside,
  classesTogether,
  planClassViewings,
  schoolDaysBetween,
  type DemoViewing,
} from './class-viewings.js';
import { planCorrections, type DemoCorrection } from './corrections.js';
import { planCurrentTerm } from './current-activity.js';
import { planSpringEnrolments, type DemoEnrolment, type PersonEnrolments } from './enrolments.js';
import { planLiaisons, type DemoLiaison } from './liaisons.js';
import { planOrganisations, type DemoOrganisations } from './organisations.js';
import { planPeople, type DemoPeople, type DemoPerson, type PeopleCounts } from './people.js';
import { Random } from './random.js';
import { planReports, type DemoReport } from './reports.js';
import { planRuns, springTerm, type DemoRun, type RunTerm } from './runs.js';
import { planSessions, type DemoSession } from './sessions.js';
import { planSignIns, type DemoSignIn } from './sign-ins.js';

/** The figures of the 2020 spring term. */
const fullSize: PeopleCounts = { teachers: 4000, subjectTeachers: 835, students: 28_000, trainers: 66 };

/** What the demo data depend on: the same wishes give the same data. */
export interface DemoWishes {
  readonly seed: string;
  /** 1 for the full size; a smaller share of the people for tests. */
  readonly scale: number;
  /** This moment, in milliseconds since 1970. */
  readonly now: number;
  /** The term in which this moment lies. */
  readonly currentTerm: RunTerm;
  /** Whether videos will be made for the lessons that have one. */
  readonly withVideos: boolean;
}

/** Everything that gets written. */
export interface DemoPlan {
  readonly organisations: DemoOrganisations;
  readonly people: DemoPeople;
  readonly liaisons: DemoLiaison[];
  readonly signIns: DemoSignIn[];
  readonly courses: DemoCourse[];
  readonly runs: DemoRun[];
  readonly enrolments: DemoEnrolment[];
  readonly history: History;
  readonly viewings: DemoViewing[];
  readonly corrections: DemoCorrection[];
  readonly sessions: DemoSession[];
  readonly reports: DemoReport[];
}

/** Plans all demo data without touching any server. */
export function planDemo(wishes: DemoWishes): DemoPlan {
  const random = new Random(wishes.seed);
  const organisations = planOrganisations(random.fork('organisations'));
  const people = planPeople(
    random.fork('people'),
    organisations.alliance,
    organisations.schools,
    peopleCounts(wishes.scale),
  );
  const liaisons = planLiaisons(random.fork('liaisons'), organisations, people);
  const signIns = planSignIns(people, liaisons);
  const courses = planCourses(random.fork('courses'), people.trainers, wishes.withVideos);
  const runs = planRuns(random.fork('runs'), courses, organisations.schools, wishes.currentTerm);
  const history: History = { events: [], progress: [] };

  const spring = planSpringEnrolments(random.fork('spring'), people, runs.history);
  planActivity(random.fork('activity'), spring, springCalendar(springTerm.startsOn), springHabits, history);
  const clock = { now: wishes.now, signIns: learnersAmong(signIns) };
  const current = planCurrentTerm(random.fork('current'), people, runs.current, clock, history);

  const viewings = [
    ...planClassViewings(
      random.fork('spring viewings'),
      { ...people, signIns: clock.signIns, classes: classesTogether(spring) },
      { ...springViewings, latest: wishes.now },
      history,
    ),
    ...planClassViewings(
      random.fork('current viewings'),
      { ...people, signIns: clock.signIns, classes: classesBeside(people.students, runs.current) },
      { days: schoolDaysBetween(wishes.now - 8 * day, wishes.now - day), perSchool: 2, latest: wishes.now },
      history,
    ),
  ];

  const corrections = planCorrections(random.fork('corrections'), viewings, history.events, {
    administrator: people.schoolAdministrators.find(({ school }) => school.region === 'zunyi')!,
    signIns: clock.signIns,
  });

  const world = { organisations, people, liaisons, signIns, history, now: wishes.now };
  const sessions = planSessions(random.fork('sessions'), world);

  const enrolments = [...enrolmentsOf(spring), ...current];
  return {
    organisations,
    people,
    liaisons,
    signIns,
    courses,
    runs: [...runs.history, ...runs.current],
    enrolments,
    history,
    viewings,
    corrections,
    sessions,
    reports: planReports(organisations, people.allianceAdministrator),
  };
}

const day = 86_400_000;

/** Schools were open again from late April on; each showed some lessons to whole classes. */
const springViewings = {
  days: schoolDaysBetween(Date.parse('2020-04-27T00:00:00+08:00'), Date.parse('2020-06-24T00:00:00+08:00')),
  perSchool: 6,
};

/** Almost everybody took part: 3,9xx of 4,000 teachers, 27,9xx of 28,000 students. */
const springHabits = {
  share: (person: DemoPerson) => (person.role === 'teacher' ? 0.988 : 0.9975),
  sittings: (person: DemoPerson) => (person.role === 'teacher' ? 5 : 3.5),
};

function peopleCounts(scale: number): PeopleCounts {
  const scaled = (count: number) => Math.max(21, Math.round(count * scale));
  return {
    teachers: scaled(fullSize.teachers),
    subjectTeachers: Math.round(fullSize.subjectTeachers * scale),
    students: scaled(fullSize.students),
    trainers: fullSize.trainers,
  };
}

function learnersAmong(signIns: readonly DemoSignIn[]): DemoPerson[] {
  return signIns.map(({ person }) => person).filter(({ role }) => role === 'teacher' || role === 'student');
}

function enrolmentsOf(learners: readonly PersonEnrolments[]): DemoEnrolment[] {
  return learners.flatMap(({ enrolments }) => enrolments);
}
