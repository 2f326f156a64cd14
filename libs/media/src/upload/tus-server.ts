import { Injectable } from '@nestjs/common';
import { Server } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UploadService } from './upload.service.js';
import { UploadStore } from './upload-store.js';

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
    });
  }

  /** Lets tus read the body as it streams and write the answer. */
  async answer(mediaId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack();
    // One spelling: tus takes the id from the address, and the guard has judged the id of the route.
    request.raw.url = `/uploads/${mediaId}`;
    await this.server.handle(request.raw, reply.raw);
  }
}
