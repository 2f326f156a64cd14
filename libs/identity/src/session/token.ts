import { hash, randomBytes } from 'node:crypto';

/** A new secret for a cookie: 32 random bytes. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Whether a text may be one of our tokens. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/u.test(text);
}
