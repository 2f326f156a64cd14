import type { CorrectionsQuery } from './corrections.generated';

/** Events that were corrected together. */
export type Correction = CorrectionsQuery['participationCorrections']['edges'][number]['node'];

/** Which sentence says what became of the events, and its facts. */
export function correctionSentence(correction: Correction): { name: string; facts: Record<string, string | number> } {
  const { kind, events: count, fromSchoolName: from, schoolName: to, classGroupName } = correction;
  if (kind !== 'moved') return { name: `corrections.sentence.${kind}`, facts: { count } };
  if (from !== to) return { name: 'corrections.sentence.transfer', facts: { count, from, to } };
  if (classGroupName) return { name: 'corrections.sentence.class', facts: { count, class: classGroupName } };
  return { name: 'corrections.sentence.role', facts: { count } };
}
