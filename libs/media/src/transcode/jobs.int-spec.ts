import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { ObjectStore, type Actor } from '@yunqiao/platform';
import { MediaBin } from '../bin/media-bin.service.js';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { Media } from '../media/media.entity.js';
import { MediaService } from '../media/media.service.js';
import { aac, ffmpeg, filmFolder, h264, picture, tone } from '../test-room/films.js';
import { MediaRoom } from '../test-room/media-room.js';
import { UploadSweeper } from '../upload/upload-sweeper.js';
import { ChunkDesk } from './chunk-desk.service.js';

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;
let trainer: Actor;
let film: string;

beforeAll(async () => {
  [room, films] = await Promise.all([MediaRoom.open(), filmFolder()]);
  trainer = await room.person();
  film = films.file('film.mp4');
  await ffmpeg(...picture('320x240', 3), ...tone(3), ...h264, ...aac, film);
});

afterAll(async () => {
  jest.restoreAllMocks();
  await room.close();
  await films.remove();
});

afterEach(() => jest.restoreAllMocks());

const objects = () => room.test.app.get<ObjectStore>(ObjectStore);
const never = new AbortController().signal;

describe('a job that comes twice', () => {
  it('changes nothing and tells nothing a second time', async () => {
    const media = await room.upload(trainer, film);
    await Promise.all([room.prepare(media), room.prepare(media)]);
    await room.transcode(media);
    const before = [await room.find(media.id), await room.renditions(media.id), await room.news(media.id)];
    await room.prepare(media);
    await room.takeNext();
    expect([await room.find(media.id), await room.renditions(media.id), await room.news(media.id)]).toEqual(before);
    expect((await room.find(media.id)).state).toBe('ready');
    expect((await room.news(media.id)).filter((kind) => kind === 'media.ready')).toHaveLength(1);
  });
});

describe('work of an earlier attempt', () => {
  it('has no say any more', async () => {
    const media = await room.prepare(await room.upload(trainer, film));
    const desk = room.get(ChunkDesk);
    await room.database.manager.update(Media, { id: media.id }, { attempt: 2 });
    await room.takeNext();
    expect((await room.chunks(media.id)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(await desk.take()).toBeNull();
  });
});

describe('an object store that is away', () => {
  const dueNow = (mediaId: string) => room.database.manager.update(MediaChunk, { mediaId }, { notBefore: null });

  it('is tried again, and told in the end without taking away what can be watched', async () => {
    const media = await room.prepare(await room.upload(trainer, film));
    jest.spyOn(objects(), 'put').mockRejectedValue(new Error('connect ECONNREFUSED'));
    await room.takeNext();
    expect(await room.find(media.id)).toMatchObject({ state: 'playable', errorCode: null });
    const [tried] = (await room.chunks(media.id)).filter(({ tries }) => tries === 1);
    expect(tried).toMatchObject({ state: 'waiting', notBefore: expect.any(Date) });
    while ((await room.find(media.id)).errorCode === null) {
      await dueNow(media.id);
      await room.takeNext();
    }
    expect(await room.find(media.id)).toMatchObject({ state: 'playable', errorCode: 'MEDIA_STORAGE_UNAVAILABLE' });

    jest.restoreAllMocks();
    const again = await room.get(MediaService).retry(trainer, media.id);
    expect(again).toMatchObject({ state: 'playable', attempt: 2, errorCode: null });
    expect(await room.transcode(await room.prepare(again))).toMatchObject({ state: 'ready', errorCode: null });
  });

  it('loses no upload: the bytes stay until it has them', async () => {
    const media = await room.upload(trainer, film);
    const put = jest.spyOn(objects(), 'put').mockRejectedValue(new Error('ENOSPC: no space left on device, write'));
    await expect(room.prepare(media)).rejects.toThrow('ENOSPC');
    expect(await room.find(media.id)).toMatchObject({ state: 'failed', errorCode: 'MEDIA_STORAGE_FULL' });
    put.mockRestore();
    const again = await room.get(MediaService).retry(trainer, media.id);
    expect((await room.transcode(await room.prepare(again))).state).toBe('ready');
  });
});

describe('a worker that stops', () => {
  it('hands its chunk back: nothing is marked as failed', async () => {
    const long = films.file('long.mp4');
    await ffmpeg(...picture('1280x720', 20, 30), ...h264, long);
    const media = await room.prepare(await room.upload(trainer, long));
    const stopping = new AbortController();
    const refused = expect(room.takeNext(stopping.signal)).rejects.toThrow('MEDIA_INTERRUPTED');
    while (!(await room.chunks(media.id)).some(({ state }) => state === 'running')) await pause(10);
    // It is at work: all qualities of twelve seconds take seconds on any machine.
    await pause(300);
    stopping.abort();
    await refused;
    expect(await room.find(media.id)).toMatchObject({ state: 'playable', errorCode: null });
    const [first] = await room.chunks(media.id);
    expect(first).toMatchObject({ state: 'waiting', fence: 1, tries: 0, notBefore: null });
    await room.get(MediaBin).remove(trainer, media.id);
  });
});

describe('the sweeper', () => {
  const silent = { touchedAt: new Date(Date.now() - 600_000) };
  const sweep = () => room.get(UploadSweeper).sweep({}, { signal: never });

  it('has an upload prepared whose job was lost', async () => {
    const media = await room.upload(trainer, film);
    await room.database.manager.update(Media, { id: media.id }, silent);
    await sweep();
    const queued = await room.test.redis.client.keys(`${room.test.redis.prefix}:media-prepare:${media.id}-prepare-1`);
    expect(queued).toHaveLength(1);
    await room.prepare(media);
  });

  it('takes chunks back from dead workers, and makes as many tickets as chunks are waiting', async () => {
    const media = await room.prepare(await room.upload(trainer, film));
    const desk = room.get(ChunkDesk);
    const dead = await desk.take();
    await room.database.manager.update(MediaChunk, { id: dead!.chunk.id }, silent);
    await sweep();
    expect(await room.test.redis.client.zcard(`${room.test.redis.prefix}:media-chunk:prioritized`)).toBe(0);
    expect(await room.test.redis.client.llen(`${room.test.redis.prefix}:media-chunk:wait`)).toBe(
      await desk.countWaiting(),
    );
    const alive = await desk.take();
    expect(alive!.chunk).toMatchObject({ id: dead!.chunk.id, fence: dead!.chunk.fence + 1 });
    expect(await desk.touch(dead!.chunk, 0.5)).toBe(false);
    expect(await desk.touch(alive!.chunk, 0.5)).toBe(true);
    await desk.giveBack(alive!.chunk);
    expect(await room.transcode(media)).toMatchObject({ state: 'ready', errorCode: null });
  });
});

describe('the original', () => {
  it('is kept untouched', async () => {
    const media = await room.prepare(await room.upload(trainer, film));
    await room.withObjects(media.id, async (folder) => {
      expect((await readFile(join(folder, 'original'))).equals(await readFile(film))).toBe(true);
    });
  });

  it('that is gone from both places is told', async () => {
    const media = await room.upload(trainer, film);
    await room.prepare(media);
    await objects().removePrefix(`media/${media.id}/`);
    await room.transcode(media);
    expect(await room.find(media.id)).toMatchObject({ errorCode: 'MEDIA_SOURCE_MISSING' });
  });
});
