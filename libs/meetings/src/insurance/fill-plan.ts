import type { WallInterval } from '@yunqiao/activity';
import { coveredBy, fillable, LONGEST_MILLISECONDS, overlap, type RecordedTime } from './fillable.js';
import type { SoundRun } from './sound-runs.js';

/** A part of a replay that is made of the sound of microphones. */
export interface Fill extends WallInterval {
  readonly runs: readonly SoundRun[];
}

/** What of one run is heard in a fill. */
export interface Voice {
  readonly run: SoundRun;
  /** In milliseconds from the beginning of the run. */
  readonly skip: number;
  readonly length: number;
  /** In milliseconds from the beginning of the fill. */
  readonly delay: number;
}

/** What there is to be made: every part of what is missing of which there is sound, and something of it is new. */
export function fillsFor(time: RecordedTime, runs: readonly SoundRun[]): Fill[] {
  return fillable(time)
    .flatMap(byTheClock)
    .flatMap((missing) => coveredBy(runs, [missing]))
    .map((part) => ({ ...part, runs: runs.filter((run) => overlap(run, part)) }))
    .filter((fill) => fill.runs.some(({ pieces }) => pieces.some(({ usedAt }) => usedAt === null)));
}

/** Everybody's sound at its place. Where two runs of one person overlap, the later one is heard alone. */
export function voicesOf({ from, to, runs }: Fill): Voice[] {
  return runs.flatMap((run) => {
    const later = runs.filter((other) => other.personId === run.personId && other.from > run.from);
    const [begin, end] = [Math.max(from, run.from), Math.min(to, run.to, ...later.map((other) => other.from))];
    return end > begin ? [{ run, skip: begin - run.from, length: end - begin, delay: begin - from }] : [];
  });
}

/** In parts that end at the same times of day whatever is cut out later, so that what is made again takes the place of what was made before. */
function byTheClock({ from, to }: WallInterval): WallInterval[] {
  const end = Math.min(to, (Math.floor(from / LONGEST_MILLISECONDS) + 1) * LONGEST_MILLISECONDS);
  return end < to ? [{ from, to: end }, ...byTheClock({ from: end, to })] : [{ from, to }];
}
