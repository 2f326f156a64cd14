import type { ObservationEntryInput } from '../contract.generated';
import type { WaitingForSession } from '../outbox/session-outbox';
import type { ObservationSheetPartsFragment } from './Observation.generated';

/** A sheet as one sees it. */
export type Sheet = ObservationSheetPartsFragment;

/** Something done on a sheet that waits until the server has it. */
export type StoredEntry = WaitingForSession &
  ObservationEntryInput & {
    /** The same moment as the sheet will show it. */
    atMilliseconds: number | null;
  };

/** As many as the contract takes at once. */
export const mostEntries = 100;

/** A sheet on which nothing was written. */
export const emptySheet: Sheet = { words: '', handedInAt: null, points: [], comments: [] };

/** The sheet as it will be once the server has these, in this order. */
export function afterEntries(sheet: Sheet, entries: readonly StoredEntry[]): Sheet {
  return entries.reduce(afterEntry, sheet);
}

function afterEntry(sheet: Sheet, entry: StoredEntry): Sheet {
  const { id, kind, criterionId = null, points, text, at, atMilliseconds } = entry;
  switch (kind) {
    case 'points': {
      if (criterionId === null || points == null) return sheet;
      const others = sheet.points.filter((one) => one.criterionId !== criterionId);
      return { ...sheet, points: [...others, { criterionId, points }] };
    }
    case 'words':
      return { ...sheet, words: text ?? '' };
    case 'comment': {
      if (sheet.comments.some((comment) => comment.id === id)) return sheet;
      const comments = [...sheet.comments, { id, criterionId, atMilliseconds, text: text ?? '' }];
      return { ...sheet, comments: comments.sort((a, b) => placeOf(a) - placeOf(b)) };
    }
    case 'commentRemoved':
      return { ...sheet, comments: sheet.comments.filter((comment) => comment.id !== entry.commentId) };
    case 'handedIn':
      return { ...sheet, handedInAt: String(at) };
    case 'takenBack':
      return { ...sheet, handedInAt: null };
  }
}

/** Those about the whole come after all others. */
function placeOf({ atMilliseconds }: Sheet['comments'][number]): number {
  return atMilliseconds ?? Number.MAX_SAFE_INTEGER;
}
