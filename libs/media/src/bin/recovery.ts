const DAY = 24 * 3600 * 1000;

/** How long what was removed can be brought back. */
export const RECOVERY_DAYS = 30;

/** Until when it can be brought back; from that instant on it may go for good. */
export function recoverableUntil(removedAt: Date): Date {
  return new Date(removedAt.getTime() + RECOVERY_DAYS * DAY);
}

/** What was removed before has lain in the bin long enough. */
export function removedBefore(now: Date): Date {
  return new Date(now.getTime() - RECOVERY_DAYS * DAY);
}
