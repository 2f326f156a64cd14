import { endOf, type PlayableSegment } from './playlist.js';

/** Segments of which something plays between two seconds of a replay. */
export function between<Segment extends PlayableSegment>(
  segments: readonly Segment[],
  fromSeconds: number,
  toSeconds: number,
): Segment[] {
  let played = 0;
  return segments.filter(({ durationMs }) => {
    const [from, to] = [played, played + durationMs];
    played = to;
    return from < toSeconds * 1000 && to > fromSeconds * 1000 && fromSeconds < toSeconds;
  });
}

/** Segments in which something of a time of day is heard. */
export function touching<Segment extends PlayableSegment>(
  segments: readonly Segment[],
  from: Date,
  to: Date,
): Segment[] {
  return segments.filter((segment) => segment.startsAt < to && endOf(segment) > from);
}
