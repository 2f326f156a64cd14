import { AppError, type Actor, type Role } from '@yunqiao/platform';
import { administeredSchools, isPlatformAdministrator } from '../organisation/organisation.policy.js';

const above: readonly Role[] = ['allianceAdministrator', 'platformAdministrator'];

/**
 * Who may change an account of somebody they see: administrators of the school where it lives; not of people above them.
 * @throws NOT_ALLOWED
 */
export function requireAdministersAccount(actor: Actor, account: { schoolId: string; roles: readonly Role[] }): void {
  if (isPlatformAdministrator(actor)) return;
  const isOwn = administeredSchools(actor).includes(account.schoolId);
  if (!isOwn || account.roles.some((role) => above.includes(role))) throw new AppError('NOT_ALLOWED');
}
