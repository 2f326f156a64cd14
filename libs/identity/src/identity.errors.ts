import { defineErrors } from '@yunqiao/platform';

/**
 * Codes of this room.
 *
 * - `SIGN_IN_FAILED`: whatever was wrong with school, account or password; which of them is not told
 * - `PASSWORD_WRONG`: the current password, when changing it
 * - `PASSWORD_TOO_SHORT` (details: minimum), `PASSWORD_TOO_LONG` (maximum), `PASSWORD_TOO_COMMON`,
 *   `PASSWORD_CONTAINS_ACCOUNT`, `PASSWORD_UNCHANGED`: the new password
 * - `ACCOUNT_NAME_TAKEN`: another person of the school has this number
 * - `…_NOT_FOUND`: not there, or not for this actor
 * - `ORGANISATION_PARENT_INVALID`: a school hangs below a region or the alliance, a region below the alliance, and nothing below itself
 * - `PAIRING_OVERLAPS`, `PAIRING_ENDS_BEFORE_START` (validFrom), `PAIRING_SCHOOLS_INVALID`: two different schools
 * - `MEMBERSHIP_ROLE_MISMATCH` (role, kind): this role does not exist in such an organisation
 * - `MEMBERSHIP_CLASS_GROUP_REQUIRED`: students belong to a class; `MEMBERSHIP_CLASS_GROUP_NOT_ALLOWED`: others do not
 * - `MEMBERSHIP_SUBJECT_NOT_ALLOWED`: only teachers and trainers have a subject
 * - `MEMBERSHIP_OVERLAPS` (validFrom, validTo): the person is this already in that time
 * - `MEMBERSHIP_ENDS_BEFORE_START` (validFrom)
 * - `LAST_ADMINISTRATOR`: somebody must be left who can administer
 * - `ADMINISTRATOR_EXISTS`: the first administrator is there already
 * - `ROSTER_COLUMNS_MISSING` (columns): the head of a sheet; `ROSTER_HAS_MISTAKES` (count): rows that have to be repaired first
 * - `ROSTER_BUSY`: somebody works on the sheet; `ROSTER_APPLIED`, `ROSTER_NOT_APPLIED`: too late, too early
 * - `ROSTER_OUTDATED`: what is there has changed since the sheet was checked; `ROSTER_UNAVAILABLE`, `ROSTER_INTERRUPTED`: try again
 * - `ACTIVATION_CODES_FULL` (maximum): too many people for one sheet of codes
 */
export const identityErrors = defineErrors({
  SIGN_IN_FAILED: 401,
  PASSWORD_WRONG: 400,
  PASSWORD_TOO_SHORT: 400,
  PASSWORD_TOO_LONG: 400,
  PASSWORD_TOO_COMMON: 400,
  PASSWORD_CONTAINS_ACCOUNT: 400,
  PASSWORD_UNCHANGED: 400,
  ACCOUNT_NAME_TAKEN: 409,
  ORGANISATION_NOT_FOUND: 404,
  ORGANISATION_PARENT_INVALID: 400,
  PAIRING_NOT_FOUND: 404,
  PAIRING_OVERLAPS: 409,
  PAIRING_ENDS_BEFORE_START: 400,
  PAIRING_SCHOOLS_INVALID: 400,
  CLASS_GROUP_NOT_FOUND: 404,
  PERSON_NOT_FOUND: 404,
  MEMBERSHIP_NOT_FOUND: 404,
  MEMBERSHIP_ROLE_MISMATCH: 400,
  MEMBERSHIP_CLASS_GROUP_REQUIRED: 400,
  MEMBERSHIP_CLASS_GROUP_NOT_ALLOWED: 400,
  MEMBERSHIP_SUBJECT_NOT_ALLOWED: 400,
  MEMBERSHIP_OVERLAPS: 409,
  MEMBERSHIP_ENDS_BEFORE_START: 400,
  LAST_ADMINISTRATOR: 409,
  ADMINISTRATOR_EXISTS: 409,
  ROSTER_NOT_FOUND: 404,
  ROSTER_COLUMNS_MISSING: 400,
  ROSTER_HAS_MISTAKES: 409,
  ROSTER_BUSY: 409,
  ROSTER_APPLIED: 409,
  ROSTER_NOT_APPLIED: 409,
  ROSTER_OUTDATED: 409,
  ROSTER_UNAVAILABLE: 503,
  ROSTER_INTERRUPTED: 503,
  ACTIVATION_CODES_FULL: 400,
});
