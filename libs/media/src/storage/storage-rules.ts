import { AppError } from '@yunqiao/platform';
import type { Originals, SchoolStorage } from './school-storage.entity.js';
import type { StorageUse } from './storage-use.js';

/** What holds for a school. */
export interface StorageRules {
  /** Bytes that its uploads may take; null for no limit. */
  quotaBytes: number | null;
  /** Whether the quota was set for this school. */
  isOwnQuota: boolean;
  originals: Originals;
  /** With `drop`: so many days after all qualities were ready. */
  originalsDays: number;
  /** Whether it was set for this school. */
  isOwnOriginals: boolean;
}

/** What the configuration says for schools without rules of their own. */
export interface DefaultRules {
  quotaBytes: number;
  originals: Originals;
  originalsDays: number;
}

/** The rules of a school, from its own row if it has one and from the configuration. A quota of 0 is no limit. */
export function rulesOf(own: SchoolStorage | null, defaults: DefaultRules): StorageRules {
  const isOwnQuota = own !== null && own.quotaBytes !== null;
  const quotaBytes = isOwnQuota ? own.quotaBytes : defaults.quotaBytes;
  const { originals, originalsDays } = own?.originals
    ? { originals: own.originals, originalsDays: own.originalsDays }
    : defaults;
  return {
    ...{ quotaBytes: quotaBytes || null, isOwnQuota },
    ...{ originals, originalsDays, isOwnOriginals: Boolean(own?.originals) },
  };
}

/**
 * Refuses an upload for which its school has no room any more.
 * @throws UPLOAD_OVER_QUOTA with the sizes for its sentence
 */
export function requireWithinQuota(bytes: number, use: StorageUse, quotaBytes: number | null): void {
  const usedBytes = use.originalBytes + use.madeBytes;
  if (quotaBytes === null || usedBytes + bytes <= quotaBytes) return;
  const freeBytes = Math.max(0, quotaBytes - usedBytes);
  throw new AppError('UPLOAD_OVER_QUOTA', { bytes, quotaBytes, usedBytes, freeBytes, binBytes: use.binBytes });
}

/**
 * Refuses an upload that would leave the disk with less than is kept free for the work itself.
 * @throws UPLOAD_DISK_FULL
 */
export function requireRoomOnDisk(bytes: number, freeBytes: number, reserveBytes: number): void {
  if (bytes + reserveBytes > freeBytes) throw new AppError('UPLOAD_DISK_FULL', { bytes });
}
