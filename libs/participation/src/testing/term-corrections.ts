import { idBytes, newId } from '@yunqiao/platform';
import type { seededRandom } from '@yunqiao/testing';
import { instant, type TermEvent, type Values } from './term-events.js';

type Member = Pick<TermEvent, 'role' | 'schoolId' | 'classGroupId'>;

/** What has become of an event, as the test wrote it. */
export interface TermCorrection {
  readonly eventId: string;
  readonly kind: 'struck' | 'restored' | 'moved';
  /** As what its person counts from then on. */
  readonly member: Member;
  /** Milliseconds since 1970; no two of an event are the same. */
  readonly recordedAt: number;
}

/** Columns of a correction. */
export const correctionColumns =
  'id act_id event_id event_received_at person_id kind membership_id school_id class_group_id role from_school_id cause recorded_at recorded_by reason';

/** A row of the table of corrections. */
export function correctionRow(correction: TermCorrection, event: TermEvent, eventReceivedAt: number): Values {
  const { kind, member, recordedAt } = correction;
  return [
    ...[idBytes(newId()), idBytes(newId()), idBytes(event.id), instant(eventReceivedAt), idBytes(event.personId), kind],
    ...[idBytes(newId()), idBytes(member.schoolId), member.classGroupId && idBytes(member.classGroupId), member.role],
    ...[idBytes(event.schoolId), kind === 'moved' ? 'transfer' : 'correction', instant(recordedAt), null, 'test'],
  ];
}

const courses: readonly (readonly TermCorrection['kind'][])[] = [
  ...[['struck'], ['struck', 'restored'], ['struck', 'restored', 'struck'], ['struck', 'restored', 'moved']],
  ...[['moved'], ['moved', 'moved'], ['moved', 'struck'], ['moved', 'struck', 'restored']],
] as const;
const movesAlone = courses.filter((kinds) => kinds.every((kind) => kind === 'moved'));

/**
 * Corrections of some events, in random order. What was given and taken back is moved together, and never struck, as in the
 * product.
 */
export function planCorrections(
  random: ReturnType<typeof seededRandom>,
  events: readonly TermEvent[],
  members: readonly Member[],
): TermCorrection[] {
  const below = (count: number) => Math.floor(random.next() * count);
  const keyOf = ({ personId, occurredAt, sessionId, lessonId }: TermEvent) =>
    [personId, occurredAt, sessionId, lessonId].join();
  const together = new Map<string, TermEvent[]>();
  for (const event of events) together.set(keyOf(event), [...(together.get(keyOf(event)) ?? []), event]);
  const planned = [...together.values()].flatMap((some): TermCorrection[] => {
    if (random.next() < 0.8) return [];
    const kinds = some.length > 1 ? movesAlone[below(movesAlone.length)]! : courses[below(courses.length)]!;
    let member: Member = some[0]!;
    return kinds.flatMap((kind, index) => {
      if (kind === 'moved') member = members[below(members.length)]!;
      const { role, schoolId, classGroupId } = member;
      const recordedAt = some[0]!.occurredAt + (index + 1) * 3_600_000;
      return some.map(({ id }) => ({ eventId: id, kind, member: { role, schoolId, classGroupId }, recordedAt }));
    });
  });
  return planned
    .map((correction) => ({ correction, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ correction }) => correction);
}
