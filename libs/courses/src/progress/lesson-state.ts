import {
  believableStretch,
  countPlayed,
  firstUnplayed,
  isComplete,
  markPlayed,
  mostDistinctSeconds,
  unitedSeconds,
  wholeSeconds,
} from './played.js';

/** Reading time that completes a lesson without a video. */
export const READING_SECONDS = 60;

/** How far somebody is in a lesson. Instants are milliseconds since 1970. */
export interface LessonState {
  /** Seconds of the video that the person played. */
  played: Uint8Array;
  /** Seconds that the person saw in class, as a teacher attests. */
  inClass: Uint8Array;
  /** Of both, each once. */
  distinctSeconds: number;
  durationSeconds: number;
  positionSeconds: number;
  positionAt: number | null;
  creditedMilliseconds: number;
  inClassMilliseconds: number;
  openedAt: number;
  completedAt: number | null;
  /** It would not be complete without what was seen in class. */
  isCompletedInClass: boolean;
}

/** What somebody saw in class, by the attestations that stand. */
export interface SeenInClass {
  /** One bit for each second of the video. */
  seconds: Uint8Array;
  /** Wall-clock time that the log credited for it. */
  milliseconds: number;
  /** When they saw the last of it. */
  until: number;
}

/** What happened in a lesson. */
export interface LessonEvent {
  /** When it ended. */
  occurredAt: number;
  wallSeconds: number;
  fromSecond: number | null;
  toSecond: number | null;
  positionSecond: number | null;
  rate: number;
  /** Wall-clock time that the log credited for it. */
  creditedMilliseconds: number;
}

/** What a lesson is, as far as progress depends on it. */
export interface LessonLength {
  hasVideo: boolean;
  /** Of the video; null while nobody knows. */
  durationSeconds: number | null;
}

/** Somebody who has just opened the lesson. */
export function openedAt(instant: number): LessonState {
  return {
    ...{ played: new Uint8Array(), inClass: new Uint8Array(), distinctSeconds: 0, durationSeconds: 0 },
    ...{ positionSeconds: 0, positionAt: null, creditedMilliseconds: 0, inClassMilliseconds: 0 },
    ...{ openedAt: instant, completedAt: null, isCompletedInClass: false },
  };
}

/** The state after an event that was not known before. */
export function after(state: LessonState, event: LessonEvent, lesson: LessonLength): LessonState {
  const durationSeconds = lesson.durationSeconds ?? state.durationSeconds;
  const next: LessonState = {
    ...state,
    durationSeconds: lesson.hasVideo && durationSeconds > 0 ? wholeSeconds(durationSeconds) : 0,
    openedAt: Math.min(state.openedAt, event.occurredAt - event.wallSeconds * 1000),
    creditedMilliseconds: state.creditedMilliseconds + event.creditedMilliseconds,
  };
  if (lesson.hasVideo && durationSeconds > 0) {
    markStretch(next, event, durationSeconds);
    movePosition(next, event, durationSeconds);
  }
  settleCompletion(next, lesson, event.occurredAt);
  return next;
}

/** The state when what was seen in class is this, in place of what was known of it before. */
export function withClass(state: LessonState, seen: SeenInClass, lesson: LessonLength): LessonState {
  const durationSeconds = lesson.durationSeconds ?? state.durationSeconds;
  const next: LessonState = {
    ...state,
    durationSeconds: lesson.hasVideo && durationSeconds > 0 ? wholeSeconds(durationSeconds) : 0,
    inClass: seen.seconds,
    inClassMilliseconds: seen.milliseconds,
    distinctSeconds: countPlayed(unitedSeconds(state.played, seen.seconds)),
  };
  settleCompletion(next, lesson, seen.until);
  return next;
}

/** Complete since `at`, or not any more: only what a class has completed can be taken back. */
function settleCompletion(state: LessonState, lesson: LessonLength, at: number): void {
  const isAlone = isFinished({ ...state, distinctSeconds: countPlayed(state.played) }, lesson);
  if (state.completedAt === null) {
    if (!isFinished(state, lesson)) return;
    state.completedAt = at;
    state.isCompletedInClass = !isAlone;
  } else if (state.isCompletedInClass) {
    if (!isFinished(state, lesson)) state.completedAt = null;
    state.isCompletedInClass = state.completedAt !== null && !isAlone;
  }
}

/** Whether the person completed it without a class. */
export function isCompletedAlone(state: Pick<LessonState, 'completedAt' | 'isCompletedInClass'> | undefined): boolean {
  return state !== undefined && state.completedAt !== null && !state.isCompletedInClass;
}

function markStretch(state: LessonState, event: LessonEvent, durationSeconds: number): void {
  const { fromSecond, toSecond, wallSeconds, rate } = event;
  if (fromSecond === null || toSecond === null) return;
  const stretch = believableStretch({ fromSecond, toSecond, wallSeconds, rate });
  const latestAt = Math.max(event.occurredAt, state.positionAt ?? event.occurredAt);
  const room = mostDistinctSeconds(state.openedAt, latestAt) - countPlayed(state.played);
  if (!stretch || room <= 0) return;
  const to = Math.min(stretch.to, stretch.from + room);
  state.played = markPlayed(state.played, stretch.from, to, durationSeconds);
  state.distinctSeconds = countPlayed(unitedSeconds(state.played, state.inClass));
}

/** The latest report wins: what another device sends late does not move the position back. */
function movePosition(state: LessonState, event: LessonEvent, durationSeconds: number): void {
  if (event.positionSecond === null || (state.positionAt !== null && event.occurredAt < state.positionAt)) return;
  state.positionSeconds = Math.min(Math.max(event.positionSecond, 0), durationSeconds);
  state.positionAt = event.occurredAt;
}

function isFinished(state: LessonState, lesson: LessonLength): boolean {
  if (!lesson.hasVideo) return state.creditedMilliseconds >= READING_SECONDS * 1000;
  return state.durationSeconds > 0 && isComplete(state.distinctSeconds, state.durationSeconds);
}

/** Closer than this to its end there is nothing left to go on with. */
export const END_SECONDS = 3;

/**
 * Where to go on in a video: where one was; for who stands at the end of a lesson that is not complete, having jumped
 * there, or has seen it in class only, at the first second that was not played.
 */
export function resumeAt(
  state: Pick<LessonState, 'played' | 'inClass' | 'positionSeconds' | 'positionAt' | 'durationSeconds' | 'completedAt'>,
): number {
  const isAtEnd = state.durationSeconds > 0 && state.positionSeconds >= state.durationSeconds - END_SECONDS;
  const wasOnlyThere = state.positionAt === null && state.inClass.length > 0;
  if ((!isAtEnd && !wasOnlyThere) || state.completedAt !== null) return state.positionSeconds;
  return firstUnplayed(unitedSeconds(state.played, state.inClass), state.durationSeconds);
}

/** 0 to 1: of the video's seconds, or of the reading time. */
export function ratioOf(
  state: Pick<LessonState, 'distinctSeconds' | 'durationSeconds' | 'creditedMilliseconds' | 'completedAt'>,
): number {
  if (state.durationSeconds > 0) return Math.min(1, state.distinctSeconds / state.durationSeconds);
  if (state.completedAt !== null) return 1;
  return Math.min(1, state.creditedMilliseconds / (READING_SECONDS * 1000));
}
