import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SignatureVerifiers } from '@yunqiao/platform';
import type { FastifyRequest } from 'fastify';
import { MediaAccess } from './media-access.js';

/** Cookie that ties media addresses to one viewer. */
export const VIEWER_COOKIE = 'yq_viewer';

/** Checks the signature of routes marked `@Signed('media')`. */
@Injectable()
export class MediaSignature implements OnModuleInit {
  constructor(
    private readonly access: MediaAccess,
    private readonly verifiers: SignatureVerifiers,
  ) {}

  onModuleInit(): void {
    this.verifiers.register('media', (request) => this.verify(request));
  }

  /** @throws MEDIA_TOKEN_INVALID */
  private verify(request: FastifyRequest): boolean {
    const { expiry = '', signature = '', mediaId = '' } = request.params as Record<string, string>;
    this.access.require({ expiry, signature, mediaId }, request.cookies[VIEWER_COOKIE]);
    return true;
  }
}
