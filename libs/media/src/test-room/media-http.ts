import { request } from 'node:http';
import type { Actor } from '@yunqiao/platform';
import type { MediaRoom } from './media-room.js';

const TUS = { 'tus-resumable': '1.0.0' };

/** A real connection to the room, with the cookies of one person. */
export class MediaBrowser {
  private constructor(
    private readonly address: string,
    private readonly cookie: string,
  ) {}

  static async open(room: MediaRoom, actor?: Actor, viewerId?: string): Promise<MediaBrowser> {
    const session = actor ? [`yq_session=${room.tokenOf(actor)}`] : [];
    const viewer = viewerId ? [`yq_viewer=${viewerId}`] : [];
    return new MediaBrowser(await room.listen(), [...session, ...viewer].join('; '));
  }

  fetch(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> } = {},
  ): Promise<Response> {
    return fetch(`${this.address}${path}`, { ...init, headers: this.headers(init.headers), redirect: 'manual' });
  }

  /** Appends bytes to an upload at an offset. */
  patch(mediaId: string, offset: number, body: Uint8Array<ArrayBuffer>): Promise<Response> {
    const headers = { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
    return this.fetch(`/uploads/${mediaId}`, { method: 'PATCH', headers, body });
  }

  /** Begins to append, and lets the line break after `sent` bytes. */
  async patchHalfWay(mediaId: string, offset: number, body: Uint8Array, sent: number): Promise<void> {
    const headers = {
      ...TUS,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      'content-length': String(body.length),
    };
    const line = request(`${this.address}/uploads/${mediaId}`, { method: 'PATCH', headers: this.headers(headers) });
    const closed = new Promise((resolve) => line.on('error', resolve).once('close', resolve));
    line.write(body.subarray(0, sent));
    await new Promise((resolve) => setTimeout(resolve, 200));
    line.destroy();
    await closed;
  }

  head(mediaId: string): Promise<Response> {
    return this.fetch(`/uploads/${mediaId}`, { method: 'HEAD', headers: TUS });
  }

  cancel(mediaId: string): Promise<Response> {
    return this.fetch(`/uploads/${mediaId}`, { method: 'DELETE', headers: TUS });
  }

  create(path: string, length: number, mediaId: string): Promise<Response> {
    const metadata = `mediaId ${Buffer.from(mediaId).toString('base64')},filename ${Buffer.from('课.mp4').toString('base64')}`;
    const headers = { ...TUS, 'upload-length': String(length), 'upload-metadata': metadata };
    return this.fetch(path, { method: 'POST', headers });
  }

  private headers(more: Record<string, string> = {}): Record<string, string> {
    return { origin: 'http://localhost:8080', ...(this.cookie && { cookie: this.cookie }), ...more };
  }
}
