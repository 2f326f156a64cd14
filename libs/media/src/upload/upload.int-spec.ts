import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { newId, type Actor } from '@yunqiao/platform';
import { Media } from '../media/media.entity.js';
import { MediaBrowser } from '../test-room/media-http.js';
import { MediaRoom } from '../test-room/media-room.js';
import { UploadStore } from './upload-store.js';
import { UploadSweeper } from './upload-sweeper.js';
import { UploadService } from './upload.service.js';

let room: MediaRoom;
let trainer: Actor;
let browser: MediaBrowser;

beforeAll(async () => {
  room = await MediaRoom.open({ UPLOAD_LIMIT_BYTES: '1000000' });
  trainer = await room.person();
  browser = await MediaBrowser.open(room, trainer);
});

afterAll(() => room.close());

const sweep = () => room.get(UploadSweeper).sweep({}, { signal: new AbortController().signal });
const storedBytes = (id: string) => readFile(room.get(UploadStore).fileOf(id));

async function begin(bytes: number, actor = trainer): Promise<string> {
  const id = newId();
  await room
    .get(UploadService)
    .begin(actor, { id, kind: 'video', fileName: '第一课 😀.mp4', bytes, contentType: 'video/mp4' });
  return id;
}

describe('beginning an upload', () => {
  const mutation = `mutation ($input: BeginUploadInput!) {
    beginUpload(input: $input) { uploadUrl media { id fileName state bytes uploadedBytes progress ownerName renditions { name } } }
  }`;
  const input = (changes: object = {}) => ({
    ...{ id: newId(), kind: 'video', fileName: '龘𠀀课.mp4', bytes: 1000, contentType: 'video/mp4' },
    ...changes,
  });

  it('answers with the address to send the bytes to, and the same for the same id', async () => {
    const client = room.client(trainer);
    const wish = input();
    const first = await client.ask(mutation, { input: wish });
    expect(first).toEqual({
      beginUpload: {
        uploadUrl: `/uploads/${wish.id}`,
        media: {
          ...{ id: wish.id, fileName: '龘𠀀课.mp4', state: 'uploading', bytes: 1000, uploadedBytes: 0, progress: 0 },
          ...{ ownerName: '杨老师', renditions: [] },
        },
      },
    });
    expect(await client.ask(mutation, { input: wish })).toEqual(first);
    expect(await room.database.manager.countBy(Media, { id: wish.id })).toBe(1);
  });

  it.each([
    ['over the limit', { bytes: 1_000_001 }, 'UPLOAD_TOO_LARGE'],
    ['without a byte', { bytes: 0 }, 'UPLOAD_EMPTY'],
    ['with a line break in its name', { fileName: 'a\nb.mp4' }, 'UPLOAD_NAME_INVALID'],
    ['of a type that is no video', { contentType: 'text/html', fileName: 'a.html' }, 'UPLOAD_TYPE_REFUSED'],
  ])('is refused %s, before the first byte', async (_what, changes, code) => {
    expect((await room.client(trainer).send(mutation, { input: input(changes) })).codes).toEqual([code]);
  });

  it('is refused when the id belongs to somebody else', async () => {
    const id = await begin(1000, await room.person());
    expect((await room.client(trainer).send(mutation, { input: input({ id }) })).codes).toEqual(['UPLOAD_ID_TAKEN']);
  });

  it.each(['teacher', 'liaison', 'allianceAdministrator'] as const)(
    'is a file for a session, of a %s',
    async (role) => {
      const pdf = { kind: 'file', fileName: '教案.pdf', contentType: 'application/pdf' };
      expect((await room.client(await room.person(role)).send(mutation, { input: input(pdf) })).codes).toEqual([]);
    },
  );

  it.each(['teacher', 'student', 'liaison', 'allianceAdministrator'] as const)(
    'of a video is refused to a %s',
    async (role) => {
      expect((await room.client(await room.person(role)).send(mutation, { input: input() })).codes).toEqual([
        'NOT_ALLOWED',
      ]);
    },
  );
});

describe('sending the bytes', () => {
  it('says so when the disk is full, and goes on where it was when there is room again', async () => {
    const film = randomBytes(300_000);
    const id = await begin(film.length);
    await browser.patch(id, 0, film.subarray(0, 100_000));
    const store = room.get(UploadStore);
    const writing = jest
      .spyOn(store.files, 'write')
      .mockRejectedValueOnce({ status_code: 500, body: 'Something went wrong receiving the file\n' });
    const free = jest.spyOn(store, 'freeBytes').mockResolvedValueOnce(0);
    const refused = await browser.patch(id, 100_000, film.subarray(100_000));
    expect([refused.status, await refused.text()]).toEqual([507, expect.stringContaining('"MEDIA_STORAGE_FULL"')]);
    writing.mockRestore();
    free.mockRestore();
    expect((await browser.patch(id, 100_000, film.subarray(100_000))).status).toBe(204);
    expect((await room.find(id)).state).toBe('processing');
  });

  it('goes on where the line broke, and arrives byte for byte', async () => {
    const film = randomBytes(600_000);
    const id = await begin(film.length);
    expect((await browser.create('/uploads', film.length, id)).headers.get('location')).toBe(`/uploads/${id}`);

    await browser.patchHalfWay(id, 0, film, 200_000);
    const offset = Number((await browser.head(id)).headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(200_000);

    const rest = await browser.patch(id, offset, film.subarray(offset));
    expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, String(film.length)]);
    expect(
      createHash('sha256')
        .update(await storedBytes(id))
        .digest('hex'),
    ).toBe(createHash('sha256').update(film).digest('hex'));
    expect((await room.find(id)).state).toBe('processing');
    expect(await room.news(id)).toEqual(['media.uploaded']);
  });

  it('creates an upload twice without losing what has arrived', async () => {
    const id = await begin(1000);
    await browser.patch(id, 0, randomBytes(400));
    expect((await browser.create('/uploads', 1000, id)).status).toBe(201);
    expect((await browser.create(`/uploads/${id}`, 1000, id)).status).toBe(201);
    expect((await browser.head(id)).headers.get('upload-offset')).toBe('400');
  });

  it('refuses another length than was begun, and more bytes than that', async () => {
    const id = await begin(1000);
    expect((await browser.create('/uploads', 2000, id)).status).toBe(409);
    expect((await browser.create('/uploads', -1, id)).status).toBe(409);
    const tooMuch = await browser.patch(id, 0, randomBytes(1001));
    expect([tooMuch.status, await tooMuch.json()]).toMatchObject([413, { error: { code: 'UPLOAD_TOO_LARGE' } }]);
    expect(tooMuch.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await browser.head(id)).headers.get('upload-offset')).toBe('0');
  });

  it('keeps one of two appends at the same place', async () => {
    const id = await begin(1000);
    const [a, b] = [Buffer.alloc(500, 'a'), Buffer.alloc(500, 'b')];
    const answers = await Promise.all([browser.patch(id, 0, a), browser.patch(id, 0, b)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const stored = await storedBytes(id);
    expect([a, b].some((sent) => sent.equals(stored))).toBe(true);
  });

  it('tells of a finished upload once, however often its end is noticed', async () => {
    const id = await begin(1000);
    await browser.patch(id, 0, randomBytes(1000));
    await Promise.all([1, 2, 3].map(() => room.get(UploadService).finish(id)));
    expect(await room.news(id)).toEqual(['media.uploaded']);
    await rm(room.get(UploadStore).fileOf(id));
    const head = await browser.head(id);
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '1000']);
  });
});

describe('an upload of somebody else', () => {
  it('is not there: HEAD, PATCH, DELETE and creation', async () => {
    const id = await begin(1000);
    const other = await MediaBrowser.open(room, await room.person());
    const answers = [
      await other.head(id),
      await other.patch(id, 0, randomBytes(10)),
      await other.cancel(id),
      await other.create('/uploads', 1000, id),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await browser.head(id)).headers.get('upload-offset')).toBe('0');
  });

  it('is closed to those who may not upload, and to nobody in particular', async () => {
    const id = await begin(1000);
    const student = await MediaBrowser.open(room, await room.person('student'));
    expect((await student.patch(id, 0, randomBytes(10))).status).toBe(403);
    const nobody = await MediaBrowser.open(room);
    expect((await nobody.patch(id, 0, randomBytes(10))).status).toBe(401);
  });
});

describe('cancelling an upload', () => {
  it('removes its bytes and its row from every list', async () => {
    const id = await begin(1000);
    await browser.patch(id, 0, randomBytes(400));
    expect((await browser.cancel(id)).status).toBe(204);
    expect((await browser.head(id)).status).toBe(404);
    expect(await room.get(UploadStore).findBytes(id)).toBeNull();
    expect(await room.find(id)).toMatchObject({ state: 'failed', errorCode: 'UPLOAD_CANCELLED' });
  });
});

describe('the sweeper', () => {
  it('finds a complete upload whose end nobody heard', async () => {
    const id = await begin(1000);
    await browser.patch(id, 0, randomBytes(1000));
    await room.database.manager.update(Media, { id }, { state: 'uploading', uploadedAt: null });
    await sweep();
    expect((await room.find(id)).state).toBe('processing');
  });

  it('clears uploads that nobody finished within seven days', async () => {
    const id = await begin(1000);
    await browser.patch(id, 0, randomBytes(400));
    await room.database.manager.update(Media, { id }, { createdAt: new Date(Date.now() - 8 * 24 * 3600 * 1000) });
    await sweep();
    expect(await room.find(id)).toMatchObject({ state: 'failed', errorCode: 'UPLOAD_EXPIRED' });
    expect(await room.get(UploadStore).findBytes(id)).toBeNull();
    expect((await browser.head(id)).status).toBe(404);
  });
});
