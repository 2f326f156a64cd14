import { united, within, without, type WallInterval } from '@yunqiao/activity';

/** What decides where something is missing in the recording of a session. */
export interface RecordedTime {
  /** When the session was live: what is said before and in a break belongs to nobody's replay. */
  readonly stretches: readonly WallInterval[];
  /** What recorders wrote, whether or not it was cut out since. */
  readonly recorded: readonly WallInterval[];
  /** What the host cut out: it never comes back by another way. */
  readonly cut: readonly WallInterval[];
}

/** Nobody misses less than this: about a syllable. A recorder that is killed costs a little less than a second. */
export const SHORTEST_MILLISECONDS = 300;
/** What is filled at once: so much sound and picture a worker makes in seconds. */
export const LONGEST_MILLISECONDS = 5 * 60_000;
/** Between two runs of one microphone, and while somebody takes breath between mute and unmute. */
const SEAM_MILLISECONDS = 2000;

/** Where the session was live and no recorder was, in order. */
export function fillable({ stretches, recorded, cut }: RecordedTime): WallInterval[] {
  return without(stretches, [...recorded, ...cut]).filter(isWorthIt);
}

/** The parts of what is missing of which there is sound: gaps between sounds are bridged, and what has none stays missing. */
export function coveredBy(sounds: readonly WallInterval[], missing: readonly WallInterval[]): WallInterval[] {
  const widened = sounds.map(({ from, to }) => ({ from, to: to + SEAM_MILLISECONDS }));
  const islands = united(widened).map(({ from, to }) => ({ from, to: to - SEAM_MILLISECONDS }));
  return within(islands, missing).filter(isWorthIt);
}

/** Whether two times have something in common. */
export function overlap(one: WallInterval, other: WallInterval): boolean {
  return one.from < other.to && other.from < one.to;
}

function isWorthIt({ from, to }: WallInterval): boolean {
  return to - from >= SHORTEST_MILLISECONDS;
}
