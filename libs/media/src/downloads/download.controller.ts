import { Controller, Get, Head, Param, Query, Req, Res } from '@nestjs/common';
import { AppError, Signed } from '@yunqiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '../delivery/content-disposition.js';
import { ObjectDelivery } from '../delivery/object-delivery.js';
import { MediaService } from '../media/media.service.js';
import { mediaKeys } from '../transcode/media-keys.js';
import { downloadFile } from './download-files.js';
import type { DownloadKind } from './media-download.entity.js';

/** Hands videos over to be taken along, to whoever has an address that was signed for her; below `/v`, where her cookie is sent. */
@Controller('v/download')
export class DownloadController {
  constructor(
    private readonly delivery: ObjectDelivery,
    private readonly media: MediaService,
  ) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET. Stands first for the same reason.
  @Head(':expiry/:signature/:mediaId/:kind')
  @Signed('download')
  look(
    @Param('mediaId') mediaId: string,
    @Param('kind') kind: DownloadKind,
    @Query('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.take(mediaId, kind, name, request, reply);
  }

  @Get(':expiry/:signature/:mediaId/:kind')
  @Signed('download')
  async take(
    @Param('mediaId') mediaId: string,
    @Param('kind') kind: DownloadKind,
    @Query('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const [media] = await this.media.findByIds([mediaId]);
    if (!media || media.removedAt) throw new AppError('MEDIA_FILE_NOT_FOUND');
    const contentType = `${kind}/mp4`;
    return this.delivery.send(mediaKeys.file(mediaId, downloadFile(kind)), request, reply, {
      cacheControl: 'private, no-cache',
      contentType,
      headers: { 'Content-Disposition': contentDisposition(name, contentType) },
    });
  }
}
