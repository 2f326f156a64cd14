import { Injectable } from '@nestjs/common';
import { AppError, ObjectStore } from '@yunqiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readRange } from './byte-ranges.js';

/** What is special about one delivery. */
export interface DeliveryOptions {
  cacheControl: string;
  headers?: Record<string, string>;
  contentType?: string;
}

/** Hands objects over HTTP: Range, ETag and HEAD, streamed with back-pressure and ended when the viewer leaves. */
@Injectable()
export class ObjectDelivery {
  constructor(private readonly objects: ObjectStore) {}

  /** @throws MEDIA_FILE_NOT_FOUND */
  async send(
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
    options: DeliveryOptions,
  ): Promise<FastifyReply> {
    const facts = await this.objects.stat(key);
    if (!facts) throw new AppError('MEDIA_FILE_NOT_FOUND');
    const etag = `"${facts.etag}"`;
    void reply
      .headers({ ETag: etag, 'Cache-Control': options.cacheControl, 'Accept-Ranges': 'bytes' })
      .headers({ 'Last-Modified': facts.lastModified.toUTCString(), 'X-Content-Type-Options': 'nosniff' })
      .headers(options.headers ?? {});
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send();

    const isFresh = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
    const range = isFresh ? readRange(request.headers.range, facts.bytes) : 'whole';
    if (range === 'unsatisfiable') {
      return reply
        .code(416)
        .header('Content-Range', `bytes */${facts.bytes}`)
        .header('Cache-Control', 'no-store')
        .send();
    }
    const length = range === 'whole' ? facts.bytes : range.last - range.first + 1;
    void reply.code(range === 'whole' ? 200 : 206).type(options.contentType ?? facts.contentType);
    void reply.header('Content-Length', length);
    if (range !== 'whole') void reply.header('Content-Range', `bytes ${range.first}-${range.last}/${facts.bytes}`);
    if (request.method === 'HEAD') return reply.send();

    const { stream } = await this.objects.read(key, range === 'whole' ? undefined : range);
    reply.raw.once('close', () => stream.destroy());
    return reply.send(stream);
  }
}

function matches(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*') ?? false;
}
