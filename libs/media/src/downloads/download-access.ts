import { Injectable } from '@nestjs/common';
import { AppError, Clock, Configuration, isId } from '@yunqiao/platform';
import { mediaSecret } from '../delivery/media-access.js';
import { isSigned, signMediaPath, type SignedUntil } from '../delivery/signature.js';
import { DownloadKind } from './media-download.entity.js';

/** The slowest line on which a download may be broken off and taken up again, in bytes per second. */
const SLOWEST = 12_500;
const LEAST_SECONDS = 600;
const MOST_SECONDS = 24 * 3600;

/** How long the address of a download lives: as long as it takes on a line of 100 kb/s, and ten minutes. */
export function downloadSeconds(bytes: number): number {
  return Math.min(MOST_SECONDS, LEAST_SECONDS + Math.ceil(bytes / SLOWEST));
}

/** What an address names. */
export interface NamedDownload {
  mediaId: string;
  kind: DownloadKind;
  /** Name under which it is saved. */
  fileName: string;
}

/** The same with what was signed. */
export interface DownloadToken extends NamedDownload, SignedUntil {}

/**
 * Mints and checks the addresses of downloads. They are of their own: who may watch may not take along. They are worth
 * nothing to another viewer, of another file, or under another name.
 */
@Injectable()
export class DownloadAccess {
  private readonly secret: string;

  constructor(
    configuration: Configuration,
    private readonly clock: Clock,
  ) {
    this.secret = mediaSecret(configuration.get('SECRET_KEY'));
  }

  /** The address for this viewer, who was found to be allowed to take it along. */
  path({ mediaId, kind, fileName }: NamedDownload, viewerId: string, bytes: number): string {
    const expiry = Math.floor(this.clock.now().getTime() / 1000) + downloadSeconds(bytes);
    const signature = signMediaPath(expiry, signedName({ mediaId, kind, fileName }), viewerId, this.secret);
    return `/v/download/${expiry}/${signature}/${mediaId}/${kind}?name=${encodeURIComponent(fileName)}`;
  }

  /** @throws MEDIA_TOKEN_INVALID when it has run out, was altered, or was made for somebody else */
  require(token: DownloadToken, viewerId: string | undefined): void {
    const isNamed = isId(token.mediaId) && isKind(token.kind) && !/\p{Cs}/u.test(token.fileName);
    const known = { secret: this.secret, now: this.clock.now() };
    if (isNamed && isSigned(token, signedName(token), viewerId, known)) return;
    throw new AppError('MEDIA_TOKEN_INVALID');
  }
}

function signedName({ mediaId, kind, fileName }: NamedDownload): string {
  return [mediaId, kind, encodeURIComponent(fileName)].join('/');
}

function isKind(kind: string): boolean {
  return Object.hasOwn(DownloadKind, kind);
}
