import type { WallInterval } from '@yunqiao/activity';
import type { InsurancePiece } from './insurance-piece.entity.js';

/** Most pieces of one run. */
export const MOST_PIECES = 12;
/** Longest sound in one piece; devices cut them after five seconds. */
export const LONGEST_PIECE_MILLISECONDS = 10_000;
/** A run lasts no longer. */
const LONGEST_RUN_MILLISECONDS = MOST_PIECES * LONGEST_PIECE_MILLISECONDS;

/** An unbroken stretch of one microphone, as far as its pieces have come in without one missing between. */
export interface SoundRun extends WallInterval {
  readonly runId: string;
  readonly personId: string;
  readonly pieces: readonly InsurancePiece[];
}

/** @param rows in the order of their numbers */
export function soundRuns(rows: readonly InsurancePiece[]): SoundRun[] {
  return [...new Set(rows.map(({ runId }) => runId))]
    .map((id) => rows.filter(({ runId }) => runId === id).filter(({ number }, index) => number === index))
    .filter((pieces) => pieces.length > 0)
    .map((pieces) => {
      const { runId, personId, runStartedAt } = pieces[0]!;
      const from = runStartedAt.getTime();
      return { runId, personId, pieces, from, to: pieces.reduce((to, { durationMs }) => to + durationMs, from) };
    })
    .sort((a, b) => a.from - b.from);
}

/** The time in which anything of a run can be, also of one whose pieces are on their way. */
export function reachOf(runStartedAt: Date): WallInterval {
  const from = runStartedAt.getTime();
  return { from, to: from + LONGEST_RUN_MILLISECONDS };
}
