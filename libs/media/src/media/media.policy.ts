import { AppError, type Actor, type Role } from '@yunqiao/platform';
import type { Media, MediaKind } from './media.entity.js';

/** Roles that make courses: they bring in media of every kind. */
const makers: readonly Role[] = ['trainer', 'schoolAdministrator', 'platformAdministrator'];

/** Roles that may bring media in; who makes no courses brings in files for a session. */
export const UPLOADERS = [
  ...(['trainer', 'teacher', 'liaison'] as const),
  ...(['schoolAdministrator', 'allianceAdministrator', 'platformAdministrator'] as const),
] as const satisfies readonly Role[];

/** @throws NOT_ALLOWED for everybody who may not upload media of this kind */
export function requireUploader(actor: Actor, kind: MediaKind): void {
  const allowed = kind === 'file' ? UPLOADERS : makers;
  if (!allowed.some((role) => actor.roles.has(role))) throw new AppError('NOT_ALLOWED');
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
