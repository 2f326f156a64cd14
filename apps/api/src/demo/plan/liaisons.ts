import type { DemoOrganisations } from './organisations.js';
import { memberSince, type DemoPeople, type DemoPerson } from './people.js';
import type { Random } from './random.js';

/** Somebody of a paired school who is its liaison besides what she is. */
export interface DemoLiaison {
  readonly person: DemoPerson;
  readonly membershipId: Buffer;
}

/** One liaison for each paired school: the last of its teachers or trainers. */
export function planLiaisons(
  random: Random,
  { pairings }: Pick<DemoOrganisations, 'pairings'>,
  { teachers, trainers }: Pick<DemoPeople, 'teachers' | 'trainers'>,
): DemoLiaison[] {
  const since = Date.parse(`${memberSince}T00:00:00+08:00`);
  const paired = new Set(pairings.flatMap(({ receiving, giving }) => [receiving, giving]));
  return [...paired].flatMap((school) => {
    const person = [...teachers, ...trainers].findLast((member) => member.school === school);
    return person ? [{ person, membershipId: random.id(since) }] : [];
  });
}
