import { AppError, type Actor } from '@yunqiao/platform';
import type { Media } from './media.entity.js';

/** Roles that may bring media in. */
export const UPLOADERS = ['trainer', 'schoolAdministrator', 'platformAdministrator'] as const;

/** @throws NOT_ALLOWED for everybody who may not upload */
export function requireUploader(actor: Actor): void {
  if (!UPLOADERS.some((role) => actor.roles.has(role))) throw new AppError('NOT_ALLOWED');
}

/** Schools whose media this person administers. */
export function administeredSchools(actor: Actor): string[] {
  return actor.memberships
    .filter(({ role }) => role === 'schoolAdministrator')
    .map(({ organisationId }) => organisationId);
}

/** Whether this person may see and change it: its owner, an administrator of its school, a platform administrator. */
export function mayManage(actor: Actor, media: Pick<Media, 'ownerPersonId' | 'schoolId'>): boolean {
  return (
    media.ownerPersonId === actor.personId ||
    actor.roles.has('platformAdministrator') ||
    administeredSchools(actor).includes(media.schoolId)
  );
}

/** @throws MEDIA_NOT_FOUND also when it exists but is none of the actor's business */
export function requireManaged(actor: Actor, media: Media | null): Media {
  if (!media || !mayManage(actor, media)) throw new AppError('MEDIA_NOT_FOUND');
  return media;
}
