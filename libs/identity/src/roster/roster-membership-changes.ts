import type { MembershipChange } from '../membership/membership-news.js';
import type { RosterStep } from './roster-plan.js';

/** Whose memberships steps begin and end, from which day on. Somebody who is new with the sheet has done nothing yet. */
export function membershipChanges(steps: readonly RosterStep[]): MembershipChange[] {
  const created = new Set(steps.flatMap((step) => (step.kind === 'createPerson' ? [step.id] : [])));
  return steps.flatMap((step): MembershipChange[] => {
    if (step.kind === 'beginMembership' && !created.has(step.personId))
      return [{ personId: step.personId, fromDay: step.validFrom }];
    return step.kind === 'endMembership' ? [{ personId: step.personId, fromDay: step.validTo }] : [];
  });
}
