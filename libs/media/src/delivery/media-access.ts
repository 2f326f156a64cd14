import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, Clock, Configuration, isId } from '@yunqiao/platform';
import { isSigned, signMediaPath, type SignedUntil } from './signature.js';

/** How long an address for hls.js lives; its player swaps it for a fresh one before. */
export const MEDIA_TOKEN_SECONDS = 600;

/** How long an address lives for a browser that plays HLS by itself: the length of the video and an hour for pauses. */
export function nativeTokenSeconds(durationSeconds: number): number {
  return Math.ceil(durationSeconds) + 3600;
}

/** The signed part of an address. */
export interface MediaToken extends SignedUntil {
  mediaId: string;
}

/**
 * Mints and checks the addresses under which a private stream is delivered. Whoever mints has decided that this
 * viewer may watch; the address is worth nothing to anybody else.
 */
@Injectable()
export class MediaAccess {
  private readonly secret: string;

  constructor(
    configuration: Configuration,
    private readonly clock: Clock,
  ) {
    this.secret = mediaSecret(configuration.get('SECRET_KEY'));
  }

  /** `/v/<expiry>/<signature>/<media id>`, to be followed by `/master.m3u8` or another file. */
  path(mediaId: string, viewerId: string, seconds = MEDIA_TOKEN_SECONDS): string {
    if (!isId(mediaId) || !viewerId) throw new AppError('MEDIA_NOT_FOUND');
    const expiry = Math.floor(this.clock.now().getTime() / 1000) + Math.floor(seconds);
    return `/v/${expiry}/${signMediaPath(expiry, mediaId, viewerId, this.secret)}/${mediaId}`;
  }

  /** @throws MEDIA_TOKEN_INVALID when the token has run out, was altered, or was made for somebody else */
  require(token: MediaToken, viewerId: string | undefined): void {
    const known = { secret: this.secret, now: this.clock.now() };
    if (isId(token.mediaId) && isSigned(token, token.mediaId, viewerId, known)) return;
    throw new AppError('MEDIA_TOKEN_INVALID');
  }
}

/** A key of its own, derived from the product's: whoever configures nginx gets this one and nothing else. */
export function mediaSecret(secretKey: string): string {
  return createHmac('sha256', secretKey).update('media token').digest('hex');
}
