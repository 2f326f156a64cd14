import type { Moment } from './useObservationSheet';

/** Moments of a lesson that is given live: since the session began, as long as it goes on. */
export function useLiveMoments(session: () => { startedAt: string | null; endedAt: string | null } | null) {
  const startedAt = () => Date.parse(session()?.startedAt ?? '');

  /** Of a place in the lesson. */
  function momentOf(atMilliseconds: number): Moment {
    return { atMilliseconds, momentAt: new Date(startedAt() + atMilliseconds).toISOString() };
  }

  /** Null before it began, and when it is over. */
  function now(): Moment | null {
    const begun = startedAt();
    return Number.isNaN(begun) || session()?.endedAt ? null : momentOf(Math.max(0, Date.now() - begun));
  }

  return { now, momentOf };
}
