import { Controller, Delete, Head, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { Metadata } from '@tus/server';
import { Allow, AppError, CurrentActor, isId, type Actor } from '@yunqiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Media } from '../media/media.entity.js';
import { UPLOADERS } from '../media/media.policy.js';
import { TusServer } from './tus-server.js';
import { UploadService } from './upload.service.js';

const TUS_VERSION = '1.0.0';

/**
 * Resumable uploads (tus 1.0). The row made by `beginUpload` decides who may send and how much; here the bytes arrive.
 * HEAD and DELETE stand before any other route of the same path, since Fastify would answer HEAD from GET.
 */
@Controller('uploads')
@Allow(...UPLOADERS)
export class UploadController {
  constructor(
    private readonly uploads: UploadService,
    private readonly tus: TusServer,
  ) {}

  /** Creation as tus clients do it, for an upload that was begun; its id is the `mediaId` of the metadata. */
  @Post()
  @HttpCode(201)
  create(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.createNamed(actor, readMediaId(request), request, reply);
  }

  @Post(':id')
  @HttpCode(201)
  async createNamed(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const media = await this.open(actor, id);
    const declared = request.headers['upload-length'];
    if (declared !== String(media.bytes)) throw new AppError('UPLOAD_LENGTH_MISMATCH', { bytes: media.bytes });
    void reply.header('Location', `/uploads/${media.id}`).header('Tus-Resumable', TUS_VERSION);
  }

  /** How much has arrived. A finished upload says so even when its bytes have moved on. */
  @Head(':id')
  async look(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const media = await this.open(actor, id);
    if (media.state === 'uploading') {
      await this.uploads.finish(media.id);
      return this.tus.answer(media.id, request, reply);
    }
    return reply
      .headers({ 'Tus-Resumable': TUS_VERSION, 'Cache-Control': 'no-store' })
      .headers({ 'Upload-Offset': String(media.bytes), 'Upload-Length': String(media.bytes) })
      .send();
  }

  @Patch(':id')
  async append(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const media = await this.openUnfinished(actor, id);
    return this.tus.answer(media.id, request, reply);
  }

  @Delete(':id')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const media = await this.openUnfinished(actor, id);
    await this.uploads.cancel(media.id);
    return this.tus.answer(media.id, request, reply);
  }

  private async open(actor: Actor, id: string): Promise<Media> {
    if (!isId(id)) throw new AppError('UPLOAD_NOT_FOUND');
    return this.uploads.open(actor, id);
  }

  private async openUnfinished(actor: Actor, id: string): Promise<Media> {
    const media = await this.open(actor, id);
    if (media.state !== 'uploading') throw new AppError('UPLOAD_NOT_FOUND');
    return media;
  }
}

function readMediaId(request: FastifyRequest): string {
  const metadata = request.headers['upload-metadata'];
  try {
    return Metadata.parse(String(metadata ?? '')).mediaId ?? '';
  } catch (cause) {
    throw new AppError('UPLOAD_NOT_FOUND', {}, { cause });
  }
}
