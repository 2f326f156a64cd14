import { createHmac } from 'node:crypto';

/** A lesson of a course run. */
interface GrantedLesson {
  readonly courseRunId: string;
  readonly lessonId: string;
}

/** What grants are signed with, derived from SECRET_KEY. */
export function grantSecret(secretKey: string): Buffer {
  return createHmac('sha256', secretKey).update('learning grants').digest();
}

/** A grant of an instant: milliseconds since 1970 in base 36, a dot, and half an HMAC-SHA-256 in base64url. */
export function signGrant(
  secret: Buffer,
  personId: string,
  { courseRunId, lessonId }: GrantedLesson,
  at: Date,
): string {
  const instant = at.getTime().toString(36);
  const signature = createHmac('sha256', secret).update([instant, personId, courseRunId, lessonId].join(' ')).digest();
  return [instant, signature.subarray(0, 16).toString('base64url')].join('.');
}
