import { Injectable } from '@nestjs/common';
import { Server } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UploadService } from './upload.service.js';
import { UploadStore } from './upload-store.js';

/** A disk with less room than this is full: it takes no piece of an upload. */
const FULL_BYTES = 5 * 1024 ** 2;

/** The tus protocol itself. Whoever calls it has checked who asks and for which upload. */
@Injectable()
export class TusServer {
  private readonly server: Server;

  constructor(store: UploadStore, uploads: UploadService) {
    this.server = new Server({
      path: '/uploads',
      datastore: store.files,
      relativeLocation: true,
      respectForwardedHeaders: false,
      allowedOrigins: [],
      // A client that comes back waits this long for its own broken connection to let go.
      lockDrainTimeout: 1000,
      getFileIdFromRequest: (_request, last) => last,
      onUploadFinish: async (_request, upload) => {
        await uploads.finish(upload.id);
        return {};
      },
      onResponseError: async (_request, error) => {
        const status = 'status_code' in error ? error.status_code : 500;
        // The store does not say why a byte could not be written.
        return refusal(status === 500 && (await store.freeBytes()) < FULL_BYTES ? 507 : status);
      },
    });
  }

  /** Lets tus read the body as it streams and write the answer. */
  async answer(mediaId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.hijack();
    // One spelling: tus takes the id from the address, and the guard has judged the id of the route.
    request.raw.url = `/uploads/${mediaId}`;
    await this.server.handle(request.raw, reply.raw);
  }
}

/** The codes of this house for what tus refuses; its own words may tell of folders and files. */
const REFUSALS: Readonly<Record<number, string>> = {
  404: 'UPLOAD_NOT_FOUND',
  409: 'CONFLICT',
  507: 'MEDIA_STORAGE_FULL',
  410: 'UPLOAD_EXPIRED',
  413: 'UPLOAD_TOO_LARGE',
  500: 'MEDIA_STORAGE_UNAVAILABLE',
};

function refusal(status: number): { status_code: number; body: string } {
  const code = REFUSALS[status] ?? 'INPUT_INVALID';
  return { status_code: status, body: JSON.stringify({ error: { code, status, details: {} } }) };
}
