import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { newId, ObjectStore, type Actor } from '@yunqiao/platform';
import { testConfiguration } from '@yunqiao/platform/testing';
import { Media } from '../media/media.entity.js';
import { ffmpeg, filmFolder, measure, picture } from '../test-room/films.js';
import { MediaBrowser } from '../test-room/media-http.js';
import { MediaRoom } from '../test-room/media-room.js';
import { MediaAccess, mediaSecret } from './media-access.js';

const SEGMENT = Buffer.from('0123456789abcdef'.repeat(10_000));
const viewerId = 'viewer-of-the-tests';

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;
let trainer: Actor;
let viewer: MediaBrowser;
let mediaId: string;
let path: string;

beforeAll(async () => {
  [room, films] = await Promise.all([MediaRoom.open(), filmFolder()]);
  trainer = await room.person();
  viewer = await MediaBrowser.open(room, undefined, viewerId);
  mediaId = newId();
  path = room.get(MediaAccess).path(mediaId, viewerId);
  const objects = room.test.app.get<ObjectStore>(ObjectStore);
  await objects.put(`media/${mediaId}/720p.1/00000.m4s`, SEGMENT, { contentType: 'video/mp4' });
  await objects.put(`media/${mediaId}/master.m3u8`, Buffer.from('#EXTM3U\n'), {
    contentType: 'application/vnd.apple.mpegurl',
  });
  await objects.put(`media/${mediaId}/original`, SEGMENT, { contentType: 'video/mp4' });
});

afterAll(async () => {
  await room.close();
  await films.remove();
});

const code = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

describe('a segment under a signed address', () => {
  it('is delivered whole, to be kept for ever by this viewer alone', async () => {
    const answer = await viewer.fetch(`${path}/720p.1/00000.m4s`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(SEGMENT)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'video/mp4', 'content-length': String(SEGMENT.length), 'accept-ranges': 'bytes' },
      ...{ 'cache-control': 'private, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' },
    });
  });

  it('answers HEAD like GET, without the bytes', async () => {
    const answer = await viewer.fetch(`${path}/720p.1/00000.m4s`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([
      200,
      String(SEGMENT.length),
      '',
    ]);
  });

  it.each([
    ['bytes=0-9', '0123456789', `bytes 0-9/${SEGMENT.length}`],
    ['bytes=159990-', 'abcdef'.padStart(10, '6789'), `bytes 159990-159999/${SEGMENT.length}`],
    ['bytes=-6', 'abcdef', `bytes 159994-159999/${SEGMENT.length}`],
    ['bytes=159994-999999', 'abcdef', `bytes 159994-159999/${SEGMENT.length}`],
  ])('gives the part %s', async (range, text, contentRange) => {
    const answer = await viewer.fetch(`${path}/720p.1/00000.m4s`, { headers: { range } });
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
      206,
      text,
      contentRange,
    ]);
  });

  it('refuses a part that is not there, and ignores what is no part', async () => {
    const beyond = await viewer.fetch(`${path}/720p.1/00000.m4s`, { headers: { range: 'bytes=160000-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${SEGMENT.length}`]);
    for (const range of ['bytes=5-1', 'bytes=0-1,3-4', 'seconds=1-2', 'bytes=-']) {
      expect((await viewer.fetch(`${path}/720p.1/00000.m4s`, { headers: { range } })).status).toBe(200);
    }
  });

  it('is not sent again to who has it', async () => {
    const etag = (await viewer.fetch(`${path}/720p.1/00000.m4s`, { method: 'HEAD' })).headers.get('etag')!;
    expect((await viewer.fetch(`${path}/720p.1/00000.m4s`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await viewer.fetch(`${path}/720p.1/00000.m4s`, { headers: { 'if-none-match': '"other"' } })).status).toBe(
      200,
    );
  });

  it('asks again for a master playlist, which changes', async () => {
    const answer = await viewer.fetch(`${path}/master.m3u8`);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect(answer.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
  });
});

describe('a token', () => {
  const segment = '720p.1/00000.m4s';
  const sign = (expiry: number, id: string, viewerOf: string) => {
    const secret = mediaSecret(testConfiguration().get('SECRET_KEY'));
    // The formula of nginx: secure_link_md5 "$expiry $media_id $cookie_yq_viewer $secret", base64 with - and _, no padding.
    const hash = createHash('md5').update(`${expiry} ${id} ${viewerOf} ${secret}`).digest('base64');
    return `/v/${expiry}/${hash.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}/${id}`;
  };
  const soon = () => Math.floor(Date.now() / 1000) + 60;

  it('is what nginx computes', async () => {
    expect((await viewer.fetch(`${sign(soon(), mediaId, viewerId)}/${segment}`)).status).toBe(200);
  });

  it('lives ten minutes unless more is asked for', () => {
    const expiry = Number(path.split('/')[2]);
    expect(expiry - Date.now() / 1000).toBeGreaterThan(540);
    expect(expiry - Date.now() / 1000).toBeLessThanOrEqual(600);
  });

  it.each<[string, () => string]>([
    ['that has run out', () => sign(Math.floor(Date.now() / 1000) - 1, mediaId, viewerId)],
    ['of another person', () => sign(soon(), mediaId, 'somebody else')],
    ['of another video', () => sign(soon(), newId(), viewerId).replace(/[^/]+$/, mediaId)],
    [
      'with a later expiry than was signed',
      () => sign(soon(), mediaId, viewerId).replace(/\d{10}/, (at) => String(Number(at) + 1)),
    ],
    ['with an altered signature', () => path.replace(/(\/v\/\d+\/)./, '$1!')],
    ['without a signature', () => `/v/${soon()}/-/${mediaId}`],
    ['that never ends', () => sign(99_999_999_999, mediaId, viewerId)],
    ['for no id at all', () => sign(soon(), 'x', viewerId)],
  ])('%s is refused', async (_what, prefix) => {
    const answer = await viewer.fetch(`${prefix()}/${segment}`);
    expect([answer.status, await code(answer)]).toEqual([403, 'MEDIA_TOKEN_INVALID']);
    expect((await viewer.fetch(`${prefix()}/${segment}`, { method: 'HEAD' })).status).toBe(403);
  });

  it('is worth nothing without the cookie, or with the session alone', async () => {
    for (const other of [await MediaBrowser.open(room), await MediaBrowser.open(room, trainer)]) {
      expect((await other.fetch(`${path}/${segment}`)).status).toBe(403);
    }
  });

  it.each([
    ...[
      'original',
      '../original',
      '..%2foriginal',
      '%2e%2e/original',
      '720p.1/../original',
      '720p.1/00000.m4s/',
      '720p.0/00000.m4s',
    ],
    ...['', 'index.m3u8', '720p.1/', '720p.1/%00', '//original', 'cover.jpg', '720p.1%5c00000.m4s', 'file'],
  ])('opens nothing but what is delivered: "%s"', async (file) => {
    const answer = await viewer.fetch(`${path}/${file}`);
    expect([403, 404]).toContain(answer.status);
  });
});

describe('a file to take along', () => {
  const upload = async (name: string, content: string, contentType: string) => {
    await writeFile(films.file(name), content);
    const uploaded = await room.upload(trainer, films.file(name), 'file', contentType);
    return room.prepare(uploaded);
  };
  const open = (media: Media) => viewer.fetch(`${room.get(MediaAccess).path(media.id, viewerId)}/file`);

  it('is handed over under its own name', async () => {
    const media = await upload('第一课 "练习".pdf', '%PDF-1.4 …', 'application/pdf');
    expect(media.state).toBe('ready');
    const answer = await open(media);
    expect(answer.headers.get('content-disposition')).toBe(
      `inline; filename="___ ____.pdf"; filename*=UTF-8''${encodeURIComponent('第一课 "练习".pdf')}`,
    );
    expect(await answer.text()).toBe('%PDF-1.4 …');
  });

  it('never runs in the browser', async () => {
    const answer = await open(await upload('notes.txt', '<script>alert(1)</script>', 'text/plain'));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('is gone when it was removed', async () => {
    const media = await upload('gone.txt', 'text', 'text/plain');
    await room.database.manager.update(Media, { id: media.id }, { removedAt: new Date() });
    expect((await open(media)).status).toBe(404);
  });

  it('is refused when it is not what it says', async () => {
    expect(await upload('program.pdf', 'MZ\u0090\0', 'application/pdf')).toMatchObject({
      ...{ state: 'failed', errorCode: 'MEDIA_TYPE_MISMATCH' },
    });
  });
});

describe('a picture to take along', () => {
  const preview = (media: Media) => viewer.fetch(`${room.get(MediaAccess).path(media.id, viewerId)}/preview.webp`);

  it('is there in small, too, without what was hidden in it, until it is removed', async () => {
    const file = films.file('board.png');
    await ffmpeg(...picture('1200x800', 1), '-frames:v', '1', '-metadata', 'comment=secret', file);
    const media = await room.prepare(await room.upload(trainer, file, 'file', 'image/png'));
    expect(media.state).toBe('ready');
    const answer = await preview(media);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const image = Buffer.from(await answer.arrayBuffer());
    await writeFile(films.file('small.webp'), image);
    expect(await measure(films.file('small.webp'), 'stream=width,height')).toBe('480,320');
    expect(image.includes('secret')).toBe(false);
    await room.database.manager.update(Media, { id: media.id }, { removedAt: new Date() });
    expect((await preview(media)).status).toBe(404);
  });

  it('is not made larger than it is', async () => {
    const file = films.file('tiny.png');
    await ffmpeg(...picture('60x40', 1), '-frames:v', '1', file);
    const media = await room.prepare(await room.upload(trainer, file, 'file', 'image/png'));
    await writeFile(films.file('tiny.webp'), Buffer.from(await (await preview(media)).arrayBuffer()));
    expect(await measure(films.file('tiny.webp'), 'stream=width,height')).toBe('60,40');
  });

  it('is refused when it only begins like one', async () => {
    await writeFile(films.file('broken.jpg'), Buffer.from('ffd8ff00112233', 'hex'));
    const media = await room.prepare(await room.upload(trainer, films.file('broken.jpg'), 'file', 'image/jpeg'));
    expect(media).toMatchObject({ state: 'failed', errorCode: 'MEDIA_NOT_AN_IMAGE' });
  });
});

describe('a cover', () => {
  it('is made anew at 640×360 and shown to everybody', async () => {
    const file = films.file('cover.png');
    await ffmpeg(...picture('300x500', 1), '-frames:v', '1', '-metadata', 'comment=secret', file);
    const cover = await room.prepare(await room.upload(trainer, file, 'cover', 'image/png'));
    expect(cover.state).toBe('ready');
    const nobody = await MediaBrowser.open(room);
    const answer = await nobody.fetch(`/covers/${cover.id}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const image = Buffer.from(await answer.arrayBuffer());
    await writeFile(films.file('made.jpg'), image);
    expect(await measure(films.file('made.jpg'), 'stream=width,height')).toBe('640,360');
    expect(image.includes('secret')).toBe(false);
    expect((await nobody.fetch(`/covers/${mediaId}`)).status).toBe(404);
    expect((await nobody.fetch('/covers/..%2f..%2fx')).status).toBe(404);
  });

  it.each([
    ['a text', 'hello', 'text.png'],
    [
      'a drawing with instructions',
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
      'drawing.png',
    ],
  ])('is refused when it is %s', async (_what, content, name) => {
    await writeFile(films.file(name), content);
    const cover = await room.prepare(await room.upload(trainer, films.file(name), 'cover', 'image/png'));
    expect(cover).toMatchObject({ state: 'failed', errorCode: 'MEDIA_NOT_AN_IMAGE' });
  });
});
