import { Controller, Get, Head, Param, Req, Res } from '@nestjs/common';
import { AppError, isId, Public, Signed } from '@yunqiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Media } from '../media/media.entity.js';
import { MediaService } from '../media/media.service.js';
import { contentTypeOf, GROWING_PLAYLIST, isDeliveredFile, mediaKeys } from '../transcode/media-keys.js';
import { contentDisposition } from './content-disposition.js';
import { RenderedFiles, type FileRenderer } from './rendered-files.js';
import { ObjectDelivery } from './object-delivery.js';

const IMMUTABLE = 'private, max-age=31536000, immutable';
const PUBLIC_IMMUTABLE = 'public, max-age=31536000, immutable';
/** Master playlists and posters change when better ones are ready, and some playlists grow: kept, but asked for again. */
const REVALIDATED = 'private, no-cache';

/** Private delivery: whoever has an address that was signed for her may read what it names. */
@Controller()
export class DeliveryController {
  constructor(
    private readonly delivery: ObjectDelivery,
    private readonly media: MediaService,
    private readonly rendered: RenderedFiles,
  ) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET. Stands first for the same reason.
  @Head('v/:expiry/:signature/:mediaId/*')
  @Signed('media')
  look(@Param('mediaId') mediaId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(mediaId, request, reply);
  }

  @Get('v/:expiry/:signature/:mediaId/*')
  @Signed('media')
  async read(@Param('mediaId') mediaId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const file = (request.params as Record<string, string>)['*'] ?? '';
    const render = this.rendered.find(file);
    if (render) return this.sendRendered(mediaId, file, render, reply);
    if (!isDeliveredFile(file)) throw new AppError('MEDIA_FILE_NOT_FOUND');
    if (file === 'file') return this.sendAttachment(mediaId, request, reply);
    if (file === 'preview.webp') await this.requireFile(mediaId);
    const cacheControl = file.includes('/') && !file.endsWith(GROWING_PLAYLIST) ? IMMUTABLE : REVALIDATED;
    const contentType = contentTypeOf(file);
    return this.delivery.send(mediaKeys.file(mediaId, file), request, reply, { cacheControl, contentType });
  }

  @Head('covers/:id')
  @Public()
  lookAtCover(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.cover(id, request, reply);
  }

  /** Covers are no secret: they stand in every catalogue. */
  @Get('covers/:id')
  @Public()
  async cover(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    if (!isId(id)) throw new AppError('MEDIA_FILE_NOT_FOUND');
    return this.delivery.send(mediaKeys.cover(id), request, reply, {
      cacheControl: PUBLIC_IMMUTABLE,
      contentType: 'image/jpeg',
    });
  }

  /** Changes with every segment: never kept. */
  private async sendRendered(
    id: string,
    file: string,
    render: FileRenderer,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const content = await render(id);
    if (content === null) throw new AppError('MEDIA_FILE_NOT_FOUND');
    return reply
      .headers({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' })
      .type(contentTypeOf(file))
      .send(content);
  }

  /** A file that is there, and was not taken away since its address was signed. */
  private async requireFile(mediaId: string): Promise<Media> {
    const [media] = await this.media.findByIds([mediaId]);
    if (media?.kind !== 'file' || media.state !== 'ready' || media.removedAt)
      throw new AppError('MEDIA_FILE_NOT_FOUND');
    return media;
  }

  private async sendAttachment(mediaId: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const media = await this.requireFile(mediaId);
    const contentType = media.contentType.startsWith('text/') ? 'text/plain; charset=utf-8' : media.contentType;
    return this.delivery.send(mediaKeys.original(mediaId), request, reply, {
      ...{ cacheControl: IMMUTABLE, contentType },
      headers: {
        'Content-Disposition': contentDisposition(media.fileName, media.contentType),
        'Content-Security-Policy': "default-src 'none'; sandbox",
      },
    });
  }
}
