import { inPieces, within, without, type WallInterval } from '@yunqiao/activity';

/** A stretch of the lesson as it was shown: when, in milliseconds since 1970, and which seconds of the video. */
export interface ShownStretch extends WallInterval {
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** A piece of time, with the whole seconds of the video that were shown in it; null where the device did not tell. */
export interface ShownPiece extends WallInterval {
  readonly secondsFrom: number | null;
  readonly secondsTo: number | null;
}

/** A day of stretches of ten seconds: more than that is nothing that a player tells. */
const MOST_STRETCHES = 8_640;

/** Pieces of a device lie less than this apart where it played on. */
const SEAM_MILLISECONDS = 1_000;
const SEAM_SECONDS = 1.5;
/** Playback rates differ by steps of a quarter. */
const SAME_RATE = 0.2;

/** What is known and what is told now, in order, each once: telling it again, or in another order, changes nothing. */
export function keptStretches(known: readonly ShownStretch[], told: readonly ShownStretch[]): ShownStretch[] {
  const all = new Map([...known, ...told].map((one) => [[one.from, one.to, one.fromSecond].join(), one]));
  return [...all.values()].sort(inTime).slice(0, MOST_STRETCHES);
}

/**
 * Time in pieces of at most `longest` milliseconds, each with what was shown in it. Of two stretches at the same time the earlier
 * one counts: nobody sees two places of a video at once.
 */
export function shownPieces(
  time: readonly WallInterval[],
  stretches: readonly ShownStretch[],
  longest: number,
): ShownPiece[] {
  let left = [...time];
  const pieces: ShownPiece[] = [];
  for (const stretch of inOneGo(stretches)) {
    const shown = within(left, [stretch]);
    if (shown.length === 0) continue;
    pieces.push(...inPieces(shown, longest).map((piece) => ({ ...piece, ...secondsOf(piece, stretch) })));
    left = without(left, shown);
  }
  const untold = inPieces(left, longest).map((piece) => ({ ...piece, secondsFrom: null, secondsTo: null }));
  return [...pieces, ...untold].sort((a, b) => a.from - b.from);
}

/** With the seams between a device's pieces closed where it played on at the same rate. */
function inOneGo(stretches: readonly ShownStretch[]): ShownStretch[] {
  const whole: ShownStretch[] = [];
  for (const stretch of [...stretches].sort(inTime)) {
    const last = whole.at(-1);
    if (last && goesOn(last, stretch))
      whole[whole.length - 1] = { ...last, to: stretch.to, toSecond: stretch.toSecond };
    else whole.push(stretch);
  }
  return whole;
}

function goesOn(last: ShownStretch, next: ShownStretch): boolean {
  return (
    Math.abs(next.from - last.to) <= SEAM_MILLISECONDS &&
    Math.abs(next.fromSecond - last.toSecond) <= SEAM_SECONDS &&
    Math.abs(rateOf(next) - rateOf(last)) <= SAME_RATE
  );
}

/** Seconds of the video in one second. */
function rateOf({ from, to, fromSecond, toSecond }: ShownStretch): number {
  return ((toSecond - fromSecond) * 1000) / (to - from);
}

function secondsOf({ from, to }: WallInterval, stretch: ShownStretch): Pick<ShownPiece, 'secondsFrom' | 'secondsTo'> {
  const secondAt = (instant: number) => stretch.fromSecond + ((instant - stretch.from) / 1000) * rateOf(stretch);
  return { secondsFrom: Math.round(secondAt(from)), secondsTo: Math.round(secondAt(to)) };
}

function inTime(a: ShownStretch, b: ShownStretch): number {
  return a.from - b.from || a.to - b.to || a.fromSecond - b.fromSecond;
}
