import { Role } from '@yunqiao/platform';

/** Who may stand before the door. */
export type Caller = 'anonymous' | 'expired' | 'revoked' | 'newcomer' | Role;

/** Those whose session is none. */
export const strangers = ['anonymous', 'expired', 'revoked'] as const;

/** Those who belong somewhere. */
export const roles = Object.values(Role);
