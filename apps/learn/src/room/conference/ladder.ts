/** How good the line is, as the conference tells. */
export type LineQuality = 'good' | 'bad';

/**
 * What is given up on a bad line, the first first: other people's cameras, then the shared screen, then one's own camera.
 * Never the sound.
 */
export const steps = ['all', 'withoutCameras', 'withoutScreen', 'soundOnly'] as const;
export type Step = (typeof steps)[number];

/** Where somebody stands on the ladder. */
export interface Ladder {
  readonly step: Step;
  /** Since when the line has been as it is, in milliseconds of any clock. */
  readonly since: number;
  readonly quality: LineQuality;
  /** How long it must be good before something comes back; longer each time it was too early. */
  readonly patience: number;
  /** When something last came back; null before. */
  readonly climbedAt: number | null;
}

/** A line must be bad this long before something is given up. */
export const badFor = 4_000;
/** And good this long before something comes back. */
export const goodFor = 15_000;
/** But never longer than this. */
export const longestPatience = 120_000;
/** What came back and had to go again within this time came back too early. */
export const tooEarly = 30_000;

/** At the beginning everything is shown. */
export function startLadder(now: number): Ladder {
  return { step: 'all', since: now, quality: 'good', patience: goodFor, climbedAt: null };
}

/** The ladder after the line was looked at once more. One look moves it by one step at most. */
export function look(ladder: Ladder, quality: LineQuality, now: number): Ladder {
  if (quality !== ladder.quality) return { ...ladder, quality, since: now };
  const lasted = now - ladder.since;
  if (quality === 'bad') return lasted >= badFor ? down(ladder, now) : ladder;
  return lasted >= ladder.patience ? up(ladder, now) : ladder;
}

function down(ladder: Ladder, now: number): Ladder {
  const step = steps[steps.indexOf(ladder.step) + 1];
  if (!step) return ladder;
  const wasTooEarly = ladder.climbedAt !== null && now - ladder.climbedAt < tooEarly;
  const patience = wasTooEarly ? Math.min(longestPatience, ladder.patience * 2) : ladder.patience;
  return { ...ladder, step, since: now, patience };
}

function up(ladder: Ladder, now: number): Ladder {
  const step = steps[steps.indexOf(ladder.step) - 1];
  if (!step) return { ...ladder, patience: goodFor };
  return { ...ladder, step, since: now, climbedAt: now };
}

/** The ladder of who left the conference because the line was too bad, and tries it again: with what a step above carries. */
export function tryAgain(ladder: Ladder, now: number): Ladder {
  if (ladder.step !== 'soundOnly') return ladder;
  return { ...ladder, step: 'withoutScreen', quality: 'good', since: now, climbedAt: now };
}

/** What somebody on this step still gets and gives. */
export function allows(step: Step): {
  readonly cameras: boolean;
  readonly screen: boolean;
  readonly ownCamera: boolean;
  /** Whether one's own sound is sent as usual, or narrow and twice, so that what gets lost is there once more. */
  readonly wideSound: boolean;
} {
  const place = steps.indexOf(step);
  return { cameras: place < 1, screen: place < 2, ownCamera: place < 3, wideSound: place < 1 };
}
