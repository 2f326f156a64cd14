import { createHmac, timingSafeEqual } from 'node:crypto';
import { idBytes, idText, isId } from '@yunqiao/platform';

const ID_BYTES = 16;
const SIGNATURE_BYTES = 24;

/**
 * What one guest holds: who they are, signed. It opens nothing by itself; whoever reads it asks whether this guest may be in this
 * session now.
 */
export function signGuestPass(guestId: string, secret: string): string {
  const id = idBytes(guestId);
  return Buffer.concat([id, signatureOf(id, secret)]).toString('base64url');
}

/** Whose pass it is; null when it was not signed with this secret. */
export function readGuestPass(pass: string, secret: string): string | null {
  const bytes = Buffer.from(pass, 'base64url');
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== pass) return null;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), signatureOf(id, secret))) return null;
  const guestId = idText(id);
  return isId(guestId) ? guestId : null;
}

function signatureOf(id: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(id).digest().subarray(0, SIGNATURE_BYTES);
}
