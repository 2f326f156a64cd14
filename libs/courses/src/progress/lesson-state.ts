import {
  believableStretch,
  countPlayed,
  firstUnplayed,
  isComplete,
  markPlayed,
  mostDistinctSeconds,
  wholeSeconds,
} from './played.js';

/** Reading time that completes a lesson without a video. */
export const READING_SECONDS = 60;

/** How far somebody is in a lesson. Instants are milliseconds since 1970. */
export interface LessonState {
  played: Uint8Array;
  distinctSeconds: number;
  durationSeconds: number;
  positionSeconds: number;
  positionAt: number | null;
  creditedMilliseconds: number;
  openedAt: number;
  completedAt: number | null;
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
    ...{ played: new Uint8Array(), distinctSeconds: 0, durationSeconds: 0, positionSeconds: 0, positionAt: null },
    ...{ creditedMilliseconds: 0, openedAt: instant, completedAt: null },
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
  if (next.completedAt === null && isFinished(next, lesson)) next.completedAt = event.occurredAt;
  return next;
}

function markStretch(state: LessonState, event: LessonEvent, durationSeconds: number): void {
  const { fromSecond, toSecond, wallSeconds, rate } = event;
  if (fromSecond === null || toSecond === null) return;
  const stretch = believableStretch({ fromSecond, toSecond, wallSeconds, rate });
  const latestAt = Math.max(event.occurredAt, state.positionAt ?? event.occurredAt);
  const room = mostDistinctSeconds(state.openedAt, latestAt) - state.distinctSeconds;
  if (!stretch || room <= 0) return;
  const to = Math.min(stretch.to, stretch.from + room);
  state.played = markPlayed(state.played, stretch.from, to, durationSeconds);
  state.distinctSeconds = countPlayed(state.played);
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
 * there, at the first second that was not played.
 */
export function resumeAt(
  state: Pick<LessonState, 'played' | 'positionSeconds' | 'durationSeconds' | 'completedAt'>,
): number {
  const isAtEnd = state.durationSeconds > 0 && state.positionSeconds >= state.durationSeconds - END_SECONDS;
  if (!isAtEnd || state.completedAt !== null) return state.positionSeconds;
  return firstUnplayed(state.played, state.durationSeconds);
}

/** 0 to 1: of the video's seconds, or of the reading time. */
export function ratioOf(
  state: Pick<LessonState, 'distinctSeconds' | 'durationSeconds' | 'creditedMilliseconds' | 'completedAt'>,
): number {
  if (state.durationSeconds > 0) return Math.min(1, state.distinctSeconds / state.durationSeconds);
  if (state.completedAt !== null) return 1;
  return Math.min(1, state.creditedMilliseconds / (READING_SECONDS * 1000));
}
