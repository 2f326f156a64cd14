import type { ActivityKind } from '@yunqiao/activity';
import type { Calendar } from './calendar.js';
import type { DemoViewing } from './class-viewings.js';
import type { DemoLesson } from './courses.js';
import type { DemoEnrolment, PersonEnrolments } from './enrolments.js';
import type { DemoPerson } from './people.js';
import type { Random } from './random.js';
import type { DemoRun } from './runs.js';

const second = 1000;

export interface DemoEvent {
  readonly id: Buffer;
  readonly kind: ActivityKind;
  readonly person: DemoPerson;
  readonly run: DemoRun;
  readonly lesson: DemoLesson;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
  readonly creditedFrom: number | null;
  readonly secondsFrom: number | null;
  readonly secondsTo: number | null;
  /** Of what a teacher attests. */
  readonly viewing?: DemoViewing;
}

export interface DemoProgress {
  readonly person: DemoPerson;
  readonly run: DemoRun;
  readonly lesson: DemoLesson;
  /** The video was played from its beginning to here. */
  playedTo: number;
  creditedMilliseconds: number;
  /** It was seen in class from its beginning to here. */
  inClassSeconds: number;
  inClassMilliseconds: number;
  isCompletedInClass: boolean;
  readonly openedAt: number;
  completedAt: number | null;
  updatedAt: number;
}

/** How much people do. */
export interface Habits {
  /** Share of people who take part at all. */
  readonly share: (person: DemoPerson) => number;
  /** Mean number of sittings of those who do. */
  readonly sittings: (person: DemoPerson) => number;
}

/** Where the history goes. */
export interface History {
  readonly events: DemoEvent[];
  readonly progress: DemoProgress[];
}

/** Draws what people did; each lesson's progress follows from its events. */
export function planActivity(
  random: Random,
  learners: readonly PersonEnrolments[],
  calendar: Calendar,
  habits: Habits,
  history: History,
): void {
  for (const { person, enrolments } of learners) {
    if (!random.chance(habits.share(person))) continue;
    const walk = new Walk(random, person, enrolments, history);
    let free = 0;
    for (const start of calendar.starts(random, sittingsOf(random, habits.sittings(person)))) {
      const begin = Math.max(start, free);
      if (begin <= calendar.latest) free = walk.sit(begin) + 40 * 60 * second;
    }
  }
}

/** Somebody who finished a lesson yesterday and left two others in the middle within the last hours. */
export function planHalfway(
  random: Random,
  { person, enrolments }: PersonEnrolments,
  now: number,
  history: History,
): void {
  const walk = new Walk(random, person, enrolments, history);
  const [finished, first, last] = enrolments;
  walk.finish(finished!, now - 26 * 3600 * second);
  if (last) walk.leave(last, now - 5 * 3600 * second);
  if (first) walk.leave(first, now - 2 * 3600 * second);
}

/** At least one, a few people far more than the mean. */
function sittingsOf(random: Random, mean: number): number {
  return 1 + Math.min(12, Math.floor(-Math.log(1 - random.next()) * (mean - 0.55)));
}

/** One person on the way through their courses, lesson after lesson. */
class Walk {
  private readonly next: Map<DemoEnrolment, number>;
  private readonly favourites: readonly number[];

  constructor(
    private readonly random: Random,
    private readonly person: DemoPerson,
    private readonly enrolments: readonly DemoEnrolment[],
    private readonly history: History,
  ) {
    this.next = new Map(enrolments.map((enrolment) => [enrolment, 0]));
    this.favourites = enrolments.map(() => 0.3 + random.next() ** 2 * 3);
  }

  /** A sitting with one to three lessons of a course; returns when it ends. */
  sit(start: number): number {
    const enrolment = this.enrolments[this.random.weighted(this.favourites)]!;
    const { lessons } = enrolment.run.course;
    let at = start;
    for (let count = 1 + this.random.weighted([60, 30, 10]); count > 0; count -= 1) {
      const number = this.next.get(enrolment)!;
      if (number >= lessons.length) break;
      const lesson = lessons[number]!;
      at = this.take(enrolment.run, lesson, at, this.random.chance(0.84));
      this.next.set(enrolment, number + 1);
      at += this.random.integer(20, 180) * second;
    }
    return at;
  }

  /** The first lesson of a course, to its end. */
  finish({ run }: DemoEnrolment, start: number): void {
    this.take(run, run.course.lessons[0]!, start, true);
  }

  /** The first lesson of a course, left in the middle. */
  leave({ run }: DemoEnrolment, start: number): void {
    this.take(
      run,
      run.course.lessons.find((lesson) => lesson.videoSeconds > 0) ?? run.course.lessons[0]!,
      start,
      false,
    );
  }

  private take(run: DemoRun, lesson: DemoLesson, start: number, isDone: boolean): number {
    return lesson.videoSeconds > 0 ? this.watch(run, lesson, start, isDone) : this.read(run, lesson, start, isDone);
  }

  /** Reads a lesson without a video in one or two stretches. */
  private read(run: DemoRun, lesson: DemoLesson, start: number, isDone: boolean): number {
    const stretches = [this.random.integer(90, 420)];
    if (this.random.chance(0.4)) stretches.push(this.random.integer(40, 300));
    let at = start;
    for (const length of stretches) {
      at += length * second;
      this.add('lesson.opened', run, lesson, at, { creditedFrom: at - length * second });
      at += this.random.integer(1, 20) * second;
    }
    if (isDone) this.add('lesson.completed', run, lesson, at);
    this.keep(run, lesson, start, at, {
      playedTo: 0,
      credited: stretches.reduce((sum, length) => sum + length, 0),
      isDone,
    });
    return at;
  }

  /** Opens a video and plays it from the beginning. */
  private watch(run: DemoRun, lesson: DemoLesson, start: number, isDone: boolean): number {
    const whole = Math.ceil(lesson.videoSeconds);
    const playedTo = isDone ? whole : Math.max(1, Math.floor(whole * (0.2 + this.random.next() * 0.6)));
    this.add('lesson.opened', run, lesson, start);
    let at = start + this.random.integer(1, 4) * second;
    const from = at;
    at += playedTo * second;
    this.add('lesson.played', run, lesson, at, { creditedFrom: from, secondsFrom: 0, secondsTo: playedTo });
    if (isDone) this.add('lesson.completed', run, lesson, at);
    this.keep(run, lesson, start, at, { playedTo, credited: playedTo, isDone });
    return at;
  }

  private add(
    kind: ActivityKind,
    run: DemoRun,
    lesson: DemoLesson,
    at: number,
    covered: Partial<DemoEvent> = {},
  ): void {
    this.history.events.push({
      id: this.random.id(at),
      kind,
      person: this.person,
      run,
      lesson,
      occurredAt: at,
      creditedFrom: covered.creditedFrom ?? null,
      secondsFrom: covered.secondsFrom ?? null,
      secondsTo: covered.secondsTo ?? null,
    });
  }

  private keep(
    run: DemoRun,
    lesson: DemoLesson,
    openedAt: number,
    at: number,
    done: { playedTo: number; credited: number; isDone: boolean },
  ): void {
    this.history.progress.push({
      person: this.person,
      run,
      lesson,
      playedTo: done.playedTo,
      creditedMilliseconds: done.credited * second,
      ...{ inClassSeconds: 0, inClassMilliseconds: 0, isCompletedInClass: false },
      openedAt,
      completedAt: done.isDone ? at : null,
      updatedAt: at,
    });
  }
}
