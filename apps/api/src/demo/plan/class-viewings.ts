import type { History, DemoEvent, DemoProgress } from './activity.js';
import type { DemoLesson } from './courses.js';
import type { PersonEnrolments } from './enrolments.js';
import type { DemoClassGroup, DemoPerson } from './people.js';
import type { Random } from './random.js';
import type { DemoRun } from './runs.js';

const second = 1_000;
const day = 86_400_000;
/** Longest event of the log. */
const piece = 60 * second;

/** A teacher showed a lesson to a class before one projector. Instants are milliseconds since 1970. */
export interface DemoViewing {
  readonly id: Buffer;
  readonly run: DemoRun;
  readonly lesson: DemoLesson;
  readonly classGroup: DemoClassGroup;
  readonly teacher: DemoPerson;
  readonly openedAt: number;
  readonly playedFrom: number;
  readonly playedTo: number;
  readonly endedAt: number;
  /** Who was there, with the id of their mark. */
  readonly present: readonly { readonly person: DemoPerson; readonly mark: Buffer; readonly at: number }[];
}

/** When and how often classes watch together. */
export interface ViewingHabits {
  /** First instant of each school day on which it may be. */
  readonly days: readonly number[];
  /** Viewings of each school. */
  readonly perSchool: number;
  /** Nothing happens later. */
  readonly latest: number;
}

/** A class, and what can be shown to it. */
export interface DemoClass {
  readonly classGroup: DemoClassGroup;
  readonly pupils: readonly DemoPerson[];
  readonly runs: readonly DemoRun[];
}

/** Who takes part; those who can sign in come first, so that they have something to see. */
export interface ViewingPeople {
  readonly classes: readonly DemoClass[];
  readonly teachers: readonly DemoPerson[];
  readonly signIns: readonly DemoPerson[];
}

/** Class viewings of each school; each pupil who was there has the attested events and the progress that follow. */
export function planClassViewings(
  random: Random,
  { classes, teachers, signIns }: ViewingPeople,
  { days, perSchool, latest }: ViewingHabits,
  history: History,
): DemoViewing[] {
  const viewings: DemoViewing[] = [];
  const firstOf = (people: readonly DemoPerson[]) => people.find((person) => signIns.includes(person));
  for (const [school, own] of groupBy(classes.filter(hasVideo), ({ classGroup }) => classGroup.school)) {
    const colleagues = teachers.filter((teacher) => teacher.school === school);
    const known = own.filter(({ pupils }) => firstOf(pupils));
    const chosenClasses = new Set([...known, ...random.sample(own, perSchool)]);
    for (const chosen of [...chosenClasses].slice(0, perSchool)) {
      if (colleagues.length === 0) continue;
      const openedAt = random.pick(days) + (8 * 60 + random.integer(0, 7) * 55) * 60 * second;
      const teacher = firstOf(colleagues) ?? random.pick(colleagues);
      const viewing = plan(random, { ...chosen, teacher, openedAt });
      if (viewing.endedAt <= latest) viewings.push(viewing);
    }
  }
  tell(random, viewings, history);
  return viewings;
}

/** Classes, with the runs in which all of their pupils are enrolled together. */
export function classesTogether(learners: readonly PersonEnrolments[]): DemoClass[] {
  const pupils = learners.filter(({ person }) => person.classGroup !== null);
  return [...groupBy(pupils, ({ person }) => person.classGroup!)].map(([classGroup, members]) => {
    const together = members[0]!.enrolments.filter(({ source }) => source === 'class');
    return { classGroup, pupils: members.map(({ person }) => person), runs: together.map(({ run }) => run) };
  });
}

/** Classes of these students, to which any of these runs can be shown: nobody need be enrolled. */
export function classesBeside(students: readonly DemoPerson[], runs: readonly DemoRun[]): DemoClass[] {
  const suited = runs.filter(({ course }) => course.category !== 'teacherDevelopment');
  return [...groupBy(students, ({ classGroup }) => classGroup!)].map(([classGroup, pupils]) => {
    return { classGroup, pupils, runs: suited };
  });
}

function hasVideo({ runs }: DemoClass): boolean {
  return runs.some(isWatched);
}

function isWatched({ course }: DemoRun): boolean {
  return course.lessons.some(({ videoSeconds }) => videoSeconds > 0);
}

function plan(
  random: Random,
  { classGroup, pupils, runs, teacher, openedAt }: DemoClass & { teacher: DemoPerson; openedAt: number },
): DemoViewing {
  const run = random.pick(runs.filter(isWatched));
  const lesson = random.pick(run.course.lessons.filter(({ videoSeconds }) => videoSeconds > 0));
  const playedFrom = openedAt + random.integer(60, 150) * second;
  const playedTo = playedFrom + Math.ceil(lesson.videoSeconds) * second;
  const present = pupils
    .filter(() => random.chance(0.93))
    .map((person) => ({ person, mark: random.id(openedAt), at: openedAt + random.integer(5, 50) * second }));
  const endedAt = playedTo + random.integer(2, 20) * second;
  return {
    id: random.id(openedAt),
    run,
    lesson,
    classGroup,
    teacher,
    openedAt,
    playedFrom,
    playedTo,
    endedAt,
    present,
  };
}

/** Attested events of who was there and learned nowhere else meanwhile, and their progress. */
function tell(random: Random, viewings: readonly DemoViewing[], history: History): void {
  const busy = busyTimes(viewings, history.events);
  const known = knownProgress(viewings, history.progress);
  for (const viewing of viewings) {
    for (const { person } of viewing.present) {
      const isFree = !(busy.get(person) ?? []).some(
        ({ from, to }) => from < viewing.playedTo && to > viewing.playedFrom,
      );
      history.events.push(...eventsOf(random, viewing, person, isFree));
      see(viewing, person, isFree ? viewing.playedTo - viewing.playedFrom : 0, known, history);
    }
  }
}

function eventsOf(random: Random, viewing: DemoViewing, person: DemoPerson, isFree: boolean): DemoEvent[] {
  const { run, lesson, playedFrom, playedTo, endedAt } = viewing;
  const own = { kind: 'lesson.attested' as const, person, run, lesson, viewing };
  if (!isFree) {
    const nothing = { creditedFrom: null, secondsFrom: null, secondsTo: null };
    return [{ ...own, id: random.id(endedAt), occurredAt: endedAt, ...nothing }];
  }
  const events: DemoEvent[] = [];
  for (let from = playedFrom; from < playedTo; from += piece) {
    const to = Math.min(from + piece, playedTo);
    const [secondsFrom, secondsTo] = [from, to].map((at) => (at - playedFrom) / second);
    events.push({
      ...{ ...own, id: random.id(endedAt), occurredAt: to, creditedFrom: from },
      ...{ secondsFrom: secondsFrom!, secondsTo: secondsTo! },
    });
  }
  return events;
}

/** The video was shown from its beginning to its end, of which the pupil has credit for so many milliseconds: all, or none. */
function see(
  viewing: DemoViewing,
  person: DemoPerson,
  milliseconds: number,
  known: Map<string, DemoProgress>,
  history: History,
): void {
  const { run, lesson, endedAt, openedAt } = viewing;
  let progress = known.get(keyOf(viewing, person));
  if (!progress) {
    const nothing = { playedTo: 0, creditedMilliseconds: 0, inClassSeconds: 0, inClassMilliseconds: 0 };
    const state = { openedAt, completedAt: null, isCompletedInClass: false, updatedAt: endedAt };
    progress = { person, run, lesson, ...nothing, ...state };
    known.set(keyOf(viewing, person), progress);
    history.progress.push(progress);
  }
  progress.updatedAt = Math.max(progress.updatedAt, endedAt);
  if (milliseconds === 0) return;
  progress.inClassSeconds = milliseconds / second;
  progress.inClassMilliseconds += milliseconds;
  progress.isCompletedInClass ||= progress.completedAt === null;
  progress.completedAt ??= endedAt;
}

/** When those who were there learned on the days of their viewings. */
function busyTimes(viewings: readonly DemoViewing[], events: readonly DemoEvent[]) {
  const busy = new Map<DemoPerson, { from: number; to: number }[]>();
  for (const { present } of viewings) for (const { person } of present) busy.set(person, []);
  for (const { person, creditedFrom, occurredAt } of events)
    if (creditedFrom !== null) busy.get(person)?.push({ from: creditedFrom, to: occurredAt });
  return busy;
}

function knownProgress(viewings: readonly DemoViewing[], progress: readonly DemoProgress[]): Map<string, DemoProgress> {
  const lessons = new Set(viewings.map(({ lesson }) => lesson));
  const shown = progress.filter(({ lesson }) => lessons.has(lesson));
  return new Map(shown.map((one) => [keyOf(one, one.person), one]));
}

function keyOf({ run, lesson }: { run: DemoRun; lesson: DemoLesson }, person: DemoPerson): string {
  return [run.id, lesson.id, person.id].map((id) => id.toString('latin1')).join('');
}

function groupBy<Item, Key>(items: readonly Item[], keyOfItem: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** School days, Monday to Friday, from one instant to another. */
export function schoolDaysBetween(from: number, to: number): number[] {
  const days: number[] = [];
  for (let at = Math.floor((from + 8 * 3600 * second) / day) * day; at < to + 8 * 3600 * second; at += day)
    if (![0, 6].includes(new Date(at).getUTCDay())) days.push(at - 8 * 3600 * second);
  return days;
}
