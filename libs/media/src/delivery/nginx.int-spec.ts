import { request } from 'node:http';
import { jest } from '@jest/globals';
import { Configuration, newId, ObjectStore } from '@yunqiao/platform';
import { MediaRoom } from '../test-room/media-room.js';
import { isNginxThere, isNginxWithScriptsThere, TestNginx } from '../test-room/nginx.js';
import { isS3There, s3Of } from '../test-room/stores.js';
import { MediaAccess, mediaSecret } from './media-access.js';
import { nginxSettings } from './nginx-settings.js';
import { signMediaPath } from './signature.js';

const SEGMENT = Buffer.from('0123456789abcdef'.repeat(8_192));
const segment = '720p.1/00000.m4s';
const viewerId = 'viewer-of-the-tests';
const bucket = s3Of('behind-nginx');

/** A path as it is written, which `fetch` would tidy up before it is sent. */
function ask(address: string, path: string, given: { method?: string; headers?: Record<string, string> } = {}) {
  const { hostname, port } = new URL(address);
  const headers = { cookie: `yq_viewer=${viewerId}`, ...given.headers };
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request({ hostname, port, path, method: given.method ?? 'GET', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const codeOf = (body: Buffer) => (JSON.parse(body.toString()) as { error: { code: string } }).error.code;

const stores = [
  { store: 'folder' as const, isThere: isNginxThere, environment: {} },
  { store: 's3' as const, isThere: isNginxWithScriptsThere && isS3There, environment: bucket },
];

for (const { store, isThere, environment } of stores) {
  (isThere ? describe : describe.skip)(`behind nginx, objects in a ${store}`, () => {
    let room: MediaRoom;
    let nginx: TestNginx;
    let mediaId: string;
    let path: string;
    let secret: string;

    beforeAll(async () => {
      room = await MediaRoom.open(environment);
      const configuration = room.get(Configuration);
      const api = new URL(await room.listen());
      nginx = await TestNginx.start(store, (cache) => nginxSettings(configuration, api, cache));
      mediaId = newId();
      path = room.get(MediaAccess).path(mediaId, viewerId);
      secret = mediaSecret(configuration.get('SECRET_KEY'));
      const objects = room.get(ObjectStore);
      await objects.put(`media/${mediaId}/${segment}`, SEGMENT, { contentType: 'video/mp4' });
      await objects.put(`media/${mediaId}/720p.1/00001.m4s`, SEGMENT, { contentType: 'video/mp4' });
      await objects.put(`media/${mediaId}/original`, SEGMENT, { contentType: 'video/mp4' });
      await objects.put(`media/${mediaId}/master.m3u8`, Buffer.from('#EXTM3U\n'), {
        contentType: 'application/vnd.apple.mpegurl',
      });
    });

    afterAll(async () => {
      await nginx.stop();
      await room.close();
    });

    it('a segment is delivered whole without the api, to be kept for ever by this viewer alone', async () => {
      const asked = jest.spyOn(room.get(ObjectStore), 'stat');
      const { status, headers, body } = await ask(nginx.address, `${path}/${segment}`);
      expect(status).toBe(200);
      expect(body.equals(SEGMENT)).toBe(true);
      expect(headers).toMatchObject({
        ...{ 'content-type': 'video/mp4', 'content-length': String(SEGMENT.length), 'accept-ranges': 'bytes' },
        ...{ 'cache-control': 'private, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' },
      });
      expect(asked).not.toHaveBeenCalled();
      asked.mockRestore();
    });

    // Once as it comes from the store, once as nginx has kept it.
    it.each([
      ['00001.m4s', 'the first time'],
      ['00001.m4s', 'the second time'],
    ])('a part of %s is given %s', async (name) => {
      const headers = { range: 'bytes=10-25' };
      const answer = await ask(nginx.address, `${path}/720p.1/${name}`, { headers });
      expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual([
        206,
        'abcdef0123456789',
        `bytes 10-25/${SEGMENT.length}`,
      ]);
    });

    it('a part that is not there is refused', async () => {
      const headers = { range: `bytes=${SEGMENT.length}-` };
      expect((await ask(nginx.address, `${path}/${segment}`, { headers })).status).toBe(416);
    });

    it('HEAD is answered like GET, without the bytes', async () => {
      const { status, headers, body } = await ask(nginx.address, `${path}/${segment}`, { method: 'HEAD' });
      expect([status, headers['content-length'], body.length]).toEqual([200, String(SEGMENT.length), 0]);
    });

    it('who has a segment is not sent it again', async () => {
      const { headers } = await ask(nginx.address, `${path}/${segment}`);
      const again = await ask(nginx.address, `${path}/${segment}`, {
        headers: { 'if-none-match': `${headers['etag']}` },
      });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    });

    it('a master playlist, which changes, is the answer of the api', async () => {
      const { status, headers, body } = await ask(nginx.address, `${path}/master.m3u8`);
      expect([status, headers['cache-control'], body.toString()]).toEqual([200, 'private, no-cache', '#EXTM3U\n']);
    });

    it('a segment that is not there is told as the api tells it', async () => {
      const { status, body } = await ask(nginx.address, `${path}/720p.1/00099.m4s`);
      expect([status, codeOf(body)]).toEqual([404, 'MEDIA_FILE_NOT_FOUND']);
    });

    const soon = () => Math.floor(Date.now() / 1000) + 60;
    const sign = (expiry: number, id: string, viewer: string) =>
      `/v/${expiry}/${signMediaPath(expiry, id, viewer, secret)}/${id}`;

    it.each<[string, () => string]>([
      ['that has run out', () => sign(Math.floor(Date.now() / 1000) - 1, mediaId, viewerId)],
      ['of another person', () => sign(soon(), mediaId, 'somebody else')],
      ['of nobody', () => sign(soon(), mediaId, '')],
      ['of another video', () => sign(soon(), newId(), viewerId).replace(/[^/]+$/, mediaId)],
      [
        'with a later expiry than was signed',
        () => sign(soon(), mediaId, viewerId).replace(/\d{10}/, (at) => String(Number(at) + 1)),
      ],
      ['with an altered signature', () => path.replace(/(\/v\/\d+\/)./, '$1!')],
      ['without a signature', () => `/v/${soon()}/-/${mediaId}`],
      ['that never ends', () => sign(99_999_999_999, mediaId, viewerId)],
    ])('a token %s is refused', async (_what, prefix) => {
      const { status, body } = await ask(nginx.address, `${prefix()}/${segment}`);
      expect([status, codeOf(body)]).toEqual([403, 'MEDIA_TOKEN_INVALID']);
    });

    it.each([
      ['no cookie', ''],
      ['an empty cookie', 'yq_viewer='],
      ["another person's cookie", 'yq_viewer=somebody'],
    ])('an address is worth nothing with %s', async (_what, cookie) => {
      expect((await ask(nginx.address, `${path}/${segment}`, { headers: { cookie } })).status).toBe(403);
    });

    it.each([
      ...[
        'original',
        '../original',
        '..%2foriginal',
        '%2e%2e/original',
        '720p.1/../original',
        '720p.1/%2e%2e/original',
      ],
      ...['720p.1/00000.m4s/', '720p.0/00000.m4s', '720p.1//00000.m4s/../../original', '720p.1/%00', '//original'],
      ...[
        '720p.1%5c..%5coriginal',
        '720p.1\\..\\original',
        '720p.1/00000.m4s%0a',
        '..;/original',
        '720p.1/..%252foriginal',
      ],
    ])('nothing is opened but what is delivered: "%s"', async (file) => {
      const { status, body } = await ask(nginx.address, `${path}/${file}`);
      expect([400, 403, 404]).toContain(status);
      expect(body.includes(SEGMENT.subarray(0, 32))).toBe(false);
    });

    it('a segment can be read and nothing else', async () => {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        expect((await ask(nginx.address, `${path}/${segment}`, { method })).status).toBeGreaterThanOrEqual(403);
      }
      expect((await ask(nginx.address, `${path}/${segment}`)).body.equals(SEGMENT)).toBe(true);
    });

    it('the figures of the api are for its own machine', async () => {
      expect((await ask(nginx.address, '/metrics')).status).toBe(404);
    });

    if (store === 's3') {
      it('the bucket itself is open to nobody', async () => {
        const answer = await fetch(`${bucket['S3_ENDPOINT']}/behind-nginx/media/${mediaId}/${segment}`);
        expect(answer.status).toBe(403);
      });
    }
  });
}
