import { PeopleIndex } from './people-index.js';
import type { ListedPerson } from './people-plan.js';
import type { KnownMembership, KnownPerson, RosterState } from './roster-state.js';
import type { RosterRole } from './roster-values.js';

/** Roles that end when a list has somebody no more; administrators are let go by hand. */
const listedRoles: readonly RosterRole[] = ['student', 'teacher', 'trainer', 'liaison'];

/** Somebody whom the sheet should list, and does not. */
export interface Leaver {
  readonly membership: KnownMembership;
  readonly person: KnownPerson;
}

/**
 * Who holds a role that the sheet lists for their school, but is not in it: students class by class, the others by
 * school. Whoever is listed in another class or school has moved, not left. A list of one class says nothing of others.
 */
export function findLeavers(
  { listed, present }: { listed: readonly ListedPerson[]; present: ReadonlySet<string> },
  { memberships }: Pick<RosterState, 'memberships'>,
  people: PeopleIndex,
  day: string,
): Leaver[] {
  const places = new Set(listed.map(({ school, role, classGroupId }) => placeKey(school.id, role, classGroupId)));
  return memberships.flatMap((membership) => {
    const person = people.byId.get(membership.personId);
    const isMeant =
      person !== undefined &&
      isOwn(person, membership) &&
      holds(membership, day) &&
      listedRoles.some((role) => role === membership.role) &&
      places.has(placeKey(membership.organisationId, membership.role, membership.classGroupId)) &&
      !present.has(presenceKey(person.id, membership.role));
    return isMeant ? [{ membership, person }] : [];
  });
}

/** That somebody is in the sheet, as what. */
export function presenceKey(personId: string, role: string): string {
  return `${personId} ${role}`;
}

function isOwn({ schoolId, isTest, isDisabled }: KnownPerson, { organisationId }: KnownMembership): boolean {
  return schoolId === organisationId && !isTest && !isDisabled;
}

/** On the day before, too: what has just begun cannot end on the day on which it begins. */
function holds({ validFrom, validTo }: KnownMembership, day: string): boolean {
  return validFrom < day && validTo === null;
}

function placeKey(schoolId: string, role: string, classGroupId: string | null): string {
  return role === 'student' ? `${schoolId} ${role} ${classGroupId}` : `${schoolId} ${role}`;
}
