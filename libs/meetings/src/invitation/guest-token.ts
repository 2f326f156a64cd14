import { createHmac, timingSafeEqual } from 'node:crypto';
import { idBytes, idText, isId } from '@yunqiao/platform';

const ID_BYTES = 16;
const EXPIRY_BYTES = 6;
const SIGNATURE_BYTES = 24;

/** What a guest's address says. */
export interface GuestClaim {
  linkId: string;
  expiresAt: Date;
}

/** A text for an address: which link it is and until when, signed so that nobody can make one up or stretch it. */
export function signGuestToken({ linkId, expiresAt }: GuestClaim, secret: string): string {
  const claim = Buffer.alloc(ID_BYTES + EXPIRY_BYTES);
  idBytes(linkId).copy(claim);
  claim.writeUIntBE(expiresAt.getTime(), ID_BYTES, EXPIRY_BYTES);
  return Buffer.concat([claim, signatureOf(claim, secret)]).toString('base64url');
}

/** What a token says, also when it has run out; null when it was not signed with this secret. */
export function readGuestToken(token: string, secret: string): GuestClaim | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + EXPIRY_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null;
  const claim = bytes.subarray(0, ID_BYTES + EXPIRY_BYTES);
  if (!timingSafeEqual(bytes.subarray(claim.length), signatureOf(claim, secret))) return null;
  const linkId = idText(claim.subarray(0, ID_BYTES));
  const expiresAt = new Date(claim.readUIntBE(ID_BYTES, EXPIRY_BYTES));
  return isId(linkId) ? { linkId, expiresAt } : null;
}

function signatureOf(claim: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(claim).digest().subarray(0, SIGNATURE_BYTES);
}
