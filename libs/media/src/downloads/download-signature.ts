import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SignatureVerifiers } from '@yunqiao/platform';
import type { FastifyRequest } from 'fastify';
import { VIEWER_COOKIE } from '../delivery/media-signature.js';
import { DownloadAccess, type DownloadToken } from './download-access.js';

/** Checks the signature of routes marked `@Signed('download')`. */
@Injectable()
export class DownloadSignature implements OnModuleInit {
  constructor(
    private readonly access: DownloadAccess,
    private readonly verifiers: SignatureVerifiers,
  ) {}

  onModuleInit(): void {
    this.verifiers.register('download', (request) => this.verify(request));
  }

  /** @throws MEDIA_TOKEN_INVALID */
  private verify(request: FastifyRequest): boolean {
    const { name } = request.query as Record<string, unknown>;
    const fileName = typeof name === 'string' ? name : '';
    this.access.require({ ...(request.params as DownloadToken), fileName }, request.cookies[VIEWER_COOKIE]);
    return true;
  }
}
