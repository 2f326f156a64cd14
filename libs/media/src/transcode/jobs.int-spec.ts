import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { ObjectStore, type Actor } from '@yunqiao/platform';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import { MediaService } from '../media/media.service.js';
import { aac, ffmpeg, filmFolder, h264, picture, tone } from '../test-room/films.js';
import { MediaRoom } from '../test-room/media-room.js';
import { UploadSweeper } from '../upload/upload-sweeper.js';
import { MediaSteps } from './media-steps.service.js';
import { TranscodeProcessor } from './transcode.processor.js';
import { PrepareProcessor } from './prepare.processor.js';

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
    for (const { name } of await room.renditions(media.id)) await room.transcodeOne(media, name);
    expect([await room.find(media.id), await room.renditions(media.id), await room.news(media.id)]).toEqual(before);
    expect((await room.find(media.id)).state).toBe('ready');
    expect((await room.news(media.id)).filter((kind) => kind === 'media.ready')).toHaveLength(1);
  });
});

describe('work of an earlier attempt', () => {
  it('has no say any more', async () => {
    const media = await room.prepare(await room.upload(trainer, film));
    await room.database.manager.update(Media, { id: media.id }, { attempt: 2 });
    await room.transcodeOne(media, '360p');
    expect((await room.renditions(media.id)).map(({ name, state }) => [name, state]).sort()).toEqual([
      ...[
        ['360p', 'waiting'],
        ['audio', 'waiting'],
        ['source', 'ready'],
      ],
    ]);
    expect(await room.get(MediaSteps).progress({ mediaId: media.id, attempt: 1, name: '360p' }, 0.5)).toBe(false);
  });
});

describe('an object store that is away', () => {
  it('is tried again, and told in the end without taking away what can be watched', async () => {
    const media = await room.prepare(await room.upload(trainer, film));
    jest.spyOn(objects(), 'put').mockRejectedValue(new Error('connect ECONNREFUSED'));
    await expect(room.transcodeOne(media, '360p', false)).rejects.toThrow('ECONNREFUSED');
    expect(await room.find(media.id)).toMatchObject({ state: 'playable', errorCode: null });
    await expect(room.transcodeOne(media, '360p', true)).rejects.toThrow('ECONNREFUSED');
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
  it('hands its job back: nothing is marked as failed', async () => {
    const long = films.file('long.mp4');
    await ffmpeg(...picture('320x240', 120, 30), ...h264, long);
    const media = await room.prepare(await room.upload(trainer, long));
    const stopping = new AbortController();
    const job = { mediaId: media.id, attempt: media.attempt, name: '360p' };
    setTimeout(() => stopping.abort(), 700);
    await expect(
      room.get(TranscodeProcessor).transcode(job, { signal: stopping.signal, isLastAttempt: true }),
    ).rejects.toThrow();
    expect(await room.find(media.id)).toMatchObject({ state: 'playable', errorCode: null });
    expect((await room.get(MediaSteps).take(job))?.state).toBe('running');
  });

  it('stops working on what was removed meanwhile', async () => {
    const media = await room.prepare(await room.upload(trainer, films.file('long.mp4')));
    setTimeout(() => void room.get(MediaService).remove(trainer, media.id), 300);
    await expect(room.transcodeOne(media, '360p')).rejects.toThrow('MEDIA_INTERRUPTED');
    await room.transcodeOne(media, '360p');
    expect((await room.renditions(media.id)).find(({ name }) => name === '360p')?.state).toBe('running');
  });
});

describe('the sweeper', () => {
  it('finds work that lost its job, and has it done', async () => {
    const media = await room.upload(trainer, film);
    const silent = { touchedAt: new Date(Date.now() - 600_000) };
    await room.database.manager.update(Media, { id: media.id }, silent);
    await room.get(UploadSweeper).sweep({}, { signal: never });
    const queued = await room.test.redis.client.keys(`${room.test.redis.prefix}:media-prepare:${media.id}-prepare-1`);
    expect(queued).toHaveLength(1);

    const prepared = await room.prepare(media);
    await room.database.manager.update(Media, { id: media.id }, silent);
    await room.database.manager.update(MediaRendition, { mediaId: media.id, name: '360p' }, { state: 'running' });
    await room.get(UploadSweeper).sweep({}, { signal: never });
    const waiting = await room.test.redis.client.keys(`${room.test.redis.prefix}:media-transcode:${media.id}-*`);
    expect(waiting.map((key) => key.split('-').slice(-2).join('-')).sort()).toEqual(['360p-1', 'audio-1']);
    await room.transcodeOne(prepared, '360p');
    await room.transcodeOne(prepared, 'audio');
    expect((await room.find(media.id)).state).toBe('ready');
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
    await room.get(PrepareProcessor).prepare({ mediaId: media.id, attempt: 1 }, { signal: never, isLastAttempt: true });
    await objects().removePrefix(`media/${media.id}/`);
    await room.transcodeOne(media, '360p');
    expect(await room.find(media.id)).toMatchObject({ errorCode: 'MEDIA_SOURCE_MISSING' });
  });
});
