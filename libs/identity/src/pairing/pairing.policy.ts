import { AppError, type Actor } from '@yunqiao/platform';
import { administeredSchools, isPlatformAdministrator } from '../organisation/organisation.policy.js';

/** Who may end a pairing: an administrator of either school. Anyone else learns nothing, not even that it exists. */
export function requireEndPairing(actor: Actor, pairing: { givingSchoolId: string; receivingSchoolId: string }): void {
  const own = administeredSchools(actor);
  if (isPlatformAdministrator(actor)) return;
  if (own.includes(pairing.givingSchoolId) || own.includes(pairing.receivingSchoolId)) return;
  throw new AppError('PAIRING_NOT_FOUND');
}
