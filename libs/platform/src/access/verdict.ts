import type { Actor } from './actor.js';
import type { AccessMark } from './marks.js';

/** Null when the call may go on, else the code of the refusal. */
export type Verdict = null | 'NOT_SIGNED_IN' | 'NOT_ALLOWED' | 'PASSWORD_CHANGE_REQUIRED';

/**
 * Who may call what: nobody, unless a mark says so. A platform administrator passes every role; rows are scoped by the policies.
 * For `signed` the signature was verified before.
 */
export function verdict(mark: AccessMark | undefined, actor: Actor | null, duringPasswordChange = false): Verdict {
  if (!mark) return 'NOT_ALLOWED';
  if (mark.kind === 'public' || mark.kind === 'signed') return null;
  if (!actor) return 'NOT_SIGNED_IN';
  if (actor.mustChangePassword && !duringPasswordChange) return 'PASSWORD_CHANGE_REQUIRED';
  if (actor.roles.has('platformAdministrator')) return null;
  return mark.roles.some((role) => role === 'signedIn' || actor.roles.has(role)) ? null : 'NOT_ALLOWED';
}
