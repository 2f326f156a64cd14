import { AppError, type Actor } from '@yunqiao/platform';
import { administeredSchools } from '../media/media.policy.js';

/**
 * Who may know how much room a school has left: whoever uploads there, its administrators, platform administrators.
 * @throws ORGANISATION_NOT_FOUND
 */
export function requireReadsStorage(actor: Actor, schoolId: string): void {
  if (actor.accountSchoolId === schoolId) return;
  requireSetsOriginals(actor, schoolId);
}

/**
 * Who may decide what becomes of the originals of a school: its administrators, platform administrators.
 * @throws ORGANISATION_NOT_FOUND
 */
export function requireSetsOriginals(actor: Actor, schoolId: string): void {
  if (actor.roles.has('platformAdministrator') || administeredSchools(actor).includes(schoolId)) return;
  throw new AppError('ORGANISATION_NOT_FOUND');
}
