import type { SessionEventPartsFragment } from '../room/Room.generated';
import type { NotedMoment } from '../room/minutes/noted-moments';
import { lengthOf, secondAt, type ReplayTimes } from './replay-clock';

/** A place in a replay that one can go to. */
export interface Chapter {
  readonly id: string;
  readonly kind: 'page' | 'mark' | 'minutes' | 'gap' | 'fill';
  readonly second: number;
  /** What was marked or written; empty where nothing was said. */
  readonly text: string;
  /** Which page is shown from here on; null for everything else. */
  readonly pageKey: string | null;
  /** How much is missing, or was filled; 0 for everything else. */
  readonly missingSeconds: number;
}

/** A page that is turned away sooner was only leafed over. */
export const leafedSeconds = 5;

/**
 * Pages, marked moments, times in the minutes, gaps and what was filled, in the order in which they are seen.
 * @param startedAt when the session began, ISO 8601; the minutes count from here
 */
export function chaptersOf(
  times: ReplayTimes,
  events: readonly SessionEventPartsFragment[],
  noted: readonly NotedMoment[] = [],
  startedAt: string | null = null,
): Chapter[] {
  const marks = events
    .filter(({ kind }) => kind === 'moment.marked')
    .map(({ id, at, text }) => chapter('mark', id, secondAt(times, Date.parse(at)), { text: text ?? '' }));
  const minutes = noted.map(({ seconds, text }, index) => {
    const moment = Date.parse(startedAt ?? times.startsAt) + seconds * 1000;
    return chapter('minutes', `minutes-${index}`, secondAt(times, moment), { text });
  });
  const [gaps, fills] = (['gap', 'fill'] as const).map((kind) =>
    times[`${kind}s`].map((gap) =>
      chapter(kind, `${kind}-${gap.startsAt}`, gap.atSeconds, { missingSeconds: lengthOf(gap) / 1000 }),
    ),
  );
  return [...gaps!, ...fills!, ...pagesOf(times, events), ...marks, ...minutes].sort((a, b) => a.second - b.second);
}

/** The chapter in which a second lies: the last that has begun. */
export function chapterAt(chapters: readonly Chapter[], second: number): Chapter | null {
  return chapters.findLast((one) => one.second <= second + 0.05) ?? null;
}

function pagesOf(times: ReplayTimes, events: readonly SessionEventPartsFragment[]): Chapter[] {
  const turned = events
    .filter(({ kind, pageKey }) => (kind === 'page.turned' || kind === 'board.added') && pageKey)
    .map(({ id, at, pageKey }) => chapter('page', id, secondAt(times, Date.parse(at)), { pageKey }));
  const stayed = turned.filter(({ second }, index) => {
    const next = turned[index + 1];
    return !next || next.second - second >= leafedSeconds;
  });
  return stayed.filter(({ pageKey }, index) => pageKey !== stayed[index - 1]?.pageKey);
}

function chapter(kind: Chapter['kind'], id: string, second: number, facts: Partial<Chapter>): Chapter {
  return { ...{ id, kind, second, text: '', pageKey: null, missingSeconds: 0 }, ...facts };
}
