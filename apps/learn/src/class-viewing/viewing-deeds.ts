import type { Waiting } from '../player/event-store';
import type { ClassViewingPartsFragment } from './ClassViewing.generated';

/** What a teacher did before a class, as it waits on the device; instants as text, by its clock. */
export type ViewingDeed = Waiting & { viewingId: string } & (
    | { kind: 'marked'; pupilId: string; isPresent: boolean; at: string }
    /** Seconds of the video are missing in what an older page wrote down. */
    | { kind: 'played'; from: string; to: string; fromSecond?: number | null; toSecond?: number | null }
    | { kind: 'ended'; at: string }
  );

/** As many as the contract takes at once. */
export const mostDeeds = 200;

type Viewing = ClassViewingPartsFragment;

/** A viewing as the teacher sees it: what the server has, and above that what still waits here. */
export function withDeeds(viewing: Viewing, waiting: readonly ViewingDeed[]): Viewing {
  const marks = new Map<string, boolean>();
  for (const deed of waiting) if (deed.kind === 'marked') marks.set(deed.pupilId, deed.isPresent);
  const ended = waiting.find((deed) => deed.kind === 'ended');
  return {
    ...viewing,
    endedAt: viewing.endedAt ?? ended?.at ?? null,
    pupils: viewing.pupils.map((pupil) => {
      const isPresent = marks.get(pupil.personId);
      return isPresent === undefined ? pupil : { ...pupil, isPresent, way: 'tap' as const };
    }),
  };
}
