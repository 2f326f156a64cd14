import { united, within, type WallInterval } from '@yunqiao/activity';
import type { ClassViewingMark } from './class-viewing-mark.entity.js';

type Mark = Pick<ClassViewingMark, 'id' | 'isPresent' | 'at'>;

/** When a lesson was shown and played. Instants are milliseconds since 1970. */
export interface ShownTime {
  readonly openedAt: number;
  /** Of one that goes on: now. */
  readonly endedAt: number;
  readonly played: readonly WallInterval[];
}

/** A device tells what it played in pieces; what lies less than this apart was played in one go. */
const SEAM_MILLISECONDS = 1000;

/** What was played, in order, with the seams between a device's pieces closed. */
export function playedInOneGo(pieces: readonly WallInterval[]): WallInterval[] {
  const reaching = pieces.map(({ from, to }) => ({ from, to: to + SEAM_MILLISECONDS }));
  return united(reaching).map(({ from, to }) => ({ from, to: to - SEAM_MILLISECONDS }));
}

/** Marks as they hold: by their instants, of one instant by their ids. */
export function inOrder<OneMark extends Mark>(marks: readonly OneMark[]): OneMark[] {
  return [...marks].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

/**
 * When a pupil saw the lesson: while it was played and they were marked. Null for who was not there by the latest mark: a mark
 * that was taken back had been a mistake. A mark that is set after the end says that the pupil was there from the beginning.
 */
export function presenceOf(marks: readonly Mark[], { openedAt, endedAt, played }: ShownTime): WallInterval[] | null {
  const ordered = inOrder(marks);
  if (!ordered.at(-1)?.isPresent) return null;
  const marked = ordered.flatMap(({ isPresent, at }, index): WallInterval[] => {
    if (!isPresent) return [];
    const from = at.getTime() < endedAt ? at.getTime() : openedAt;
    return [{ from, to: ordered[index + 1]?.at.getTime() ?? endedAt }];
  });
  return within(within(united(marked), [{ from: openedAt, to: endedAt }]), played);
}
