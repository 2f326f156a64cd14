import { newId } from '../ids/id.js';
import type { Actor, ActorMembership, Role } from './actor.js';

/** Somebody for tests: `fakeActor({ role: 'teacher', organisationId })`, or with memberships of its own. */
export function fakeActor(
  given: Partial<Omit<Actor, 'roles' | 'organisationIds'>> & {
    role?: Role;
    organisationId?: string;
    classGroupId?: string | null;
  } = {},
): Actor {
  const { role = 'teacher', organisationId = newId(), classGroupId = null, ...facts } = given;
  const memberships: readonly ActorMembership[] = given.memberships ?? [
    { membershipId: newId(), organisationId, classGroupId, role },
  ];
  return {
    personId: newId(),
    sessionId: newId(),
    accountSchoolId: memberships[0]?.organisationId ?? organisationId,
    mustChangePassword: false,
    ...facts,
    memberships,
    roles: new Set(memberships.map((membership) => membership.role)),
    organisationIds: [...new Set(memberships.map((membership) => membership.organisationId))],
  };
}
