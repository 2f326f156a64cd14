import { AppError, type Actor, type ActorMembership, type Role } from '@yunqiao/platform';

/** As what somebody takes part who is several things: teaching comes first. */
const order: readonly Role[] = [
  ...(['teacher', 'trainer', 'liaison', 'schoolAdministrator', 'allianceAdministrator'] as const),
  ...(['platformAdministrator', 'student'] as const),
];

/**
 * The membership under which somebody takes part today.
 * @throws SESSION_NOT_FOUND for somebody who belongs nowhere
 */
export function actingMembership({ memberships }: Pick<Actor, 'memberships'>): ActorMembership {
  const [first] = [...memberships].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  if (!first) throw new AppError('SESSION_NOT_FOUND');
  return first;
}
