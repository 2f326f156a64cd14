import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DeliveryController } from './delivery/delivery.controller.js';
import { MediaSignature } from './delivery/media-signature.js';
import { ObjectDelivery } from './delivery/object-delivery.js';
import { DownloadSignature } from './downloads/download-signature.js';
import { DownloadController } from './downloads/download.controller.js';
import { MediaModule } from './media.module.js';
import { TusServer } from './upload/tus-server.js';
import { UploadController } from './upload/upload.controller.js';

const TUS_BODY = 'application/offset+octet-stream';

/** The routes of this room: uploads and private delivery. */
@Module({
  imports: [MediaModule],
  controllers: [UploadController, DeliveryController, DownloadController],
  providers: [DownloadSignature, MediaSignature, ObjectDelivery, TusServer],
})
export class MediaHttpModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** The bytes of an upload are not parsed: they stream through to the store. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (fastify.hasContentTypeParser(TUS_BODY)) return;
    fastify.addContentTypeParser(TUS_BODY, (_request, _payload, done) => done(null));
  }
}
