import { readFile, writeFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { ObjectStore, type Actor } from '@yunqiao/platform';
import { Media } from '../media/media.entity.js';
import { MediaBin } from '../bin/media-bin.service.js';
import { aac, decodeWhole, ffmpeg, filmFolder, h264, measure, picture, tone } from '../test-room/films.js';
import { beepsOf, flashAndBeep, flashesOf } from '../test-room/flash-and-beep.js';
import { MediaBrowser } from '../test-room/media-http.js';
import { MediaRoom } from '../test-room/media-room.js';
import { storesOf } from '../test-room/stores.js';
import { DownloadAccess } from './download-access.js';
import { DownloadProcessor } from './download.processor.js';
import type { DownloadKind, MediaDownload } from './media-download.entity.js';
import { MediaDownloads } from './media-downloads.service.js';

const viewerId = 'viewer-of-the-tests';
const fileName = '第三课：“分数” 1/2 😀.mp4';
const unstopped = { signal: new AbortController().signal };

describe.each(storesOf('downloads'))('a video to take along, with objects in %s', (_store, environment) => {
  let room: MediaRoom;
  let films: Awaited<ReturnType<typeof filmFolder>>;
  let trainer: Actor;
  let viewer: MediaBrowser;
  let media: Media;

  beforeAll(async () => {
    [room, films] = await Promise.all([MediaRoom.open(environment), filmFolder()]);
    trainer = await room.person();
    viewer = await MediaBrowser.open(room, undefined, viewerId);
    media = await through('lesson.mp4', ...picture('1280x720', 14, 25), ...tone(14), ...h264, ...aac);
  });

  afterAll(async () => {
    await room.close();
    await films.remove();
  });

  async function through(name: string, ...args: string[]): Promise<Media> {
    const file = films.file(name);
    await ffmpeg(...args, file);
    return room.transcode(await room.prepare(await room.upload(trainer, file)));
  }

  const want = (id: string) => room.database.transaction((tx) => room.get(MediaDownloads).want(tx, [id]));
  const make = (id: string) => room.get(DownloadProcessor).make({ mediaId: id }, unstopped);

  async function downloads(id: string): Promise<Partial<Record<DownloadKind, MediaDownload>>> {
    const found = await room.get(MediaDownloads).find([id]);
    return Object.fromEntries(found.map((download) => [download.kind, download]));
  }

  async function fetched(kind: DownloadKind, id = media.id): Promise<{ answer: Response; file: string }> {
    const path = room.get(DownloadAccess).path({ mediaId: id, kind, fileName }, viewerId, 1_000_000);
    const answer = await viewer.fetch(path);
    const file = films.file(`fetched-${kind}-${id}`);
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    return { answer, file };
  }

  it('is made once it is wanted: an MP4 of at most 480 lines with its sound, which every decoder takes whole', async () => {
    for (const _ of [1, 2]) await want(media.id);
    expect(await room.news(media.id)).toEqual(expect.arrayContaining(['media.download-wanted']));
    await make(media.id);
    const { answer, file } = await fetched('video');
    expect(answer.status).toBe(200);
    await decodeWhole(file);
    expect(await measure(file, 'stream=codec_name,height')).toBe('h264,480\naac');
    expect(Math.abs(Number(await measure(file, 'format=duration')) - 14)).toBeLessThan(0.1);
    expect((await downloads(media.id)).video).toMatchObject({ state: 'ready', bytes: (await readFile(file)).length });
  });

  it('keeps picture and sound as close as they were', async () => {
    const film = await through('beep.mp4', ...flashAndBeep('160x120', 26, 25), ...h264, '-bf', '3', ...aac);
    await want(film.id);
    await make(film.id);
    const { file } = await fetched('video', film.id);
    const [flashes, beeps] = [await flashesOf(file, 25), await beepsOf(file)];
    expect([flashes.length, beeps.length]).toEqual([3, 3]);
    flashes.forEach((at, place) => expect(Math.abs(beeps[place]! - at)).toBeLessThan(0.0401));
  });

  it('has its index in front, so that a phone can play it from anywhere', async () => {
    const { file } = await fetched('video');
    const bytes = await readFile(file);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(bytes.includes('moof')).toBe(false);
  });

  it('can be its sound alone', async () => {
    const { answer, file } = await fetched('audio');
    expect(answer.headers.get('content-type')).toBe('audio/mp4');
    await decodeWhole(file);
    expect(await measure(file, 'stream=codec_name')).toBe('aac');
    expect(Math.abs(Number(await measure(file, 'format=duration')) - 14)).toBeLessThan(0.1);
  });

  it('is saved under the name that was signed, and goes on where the line broke', async () => {
    const path = room.get(DownloadAccess).path({ mediaId: media.id, kind: 'video', fileName }, viewerId, 1_000_000);
    const head = await viewer.fetch(path, { method: 'HEAD' });
    expect(head.headers.get('content-disposition')).toBe(
      `attachment; filename="________ 1/2 __.mp4"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    );
    const part = await viewer.fetch(path, { headers: { range: 'bytes=100-199' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
  });

  it('is nothing to who may only watch, to another viewer, under another name, or later', async () => {
    const access = room.get(DownloadAccess);
    const path = access.path({ mediaId: media.id, kind: 'audio', fileName }, viewerId, 0);
    const other = await MediaBrowser.open(room, undefined, 'somebody-else');
    const altered = [
      [viewer, path.replace('/audio?', '/video?')],
      [viewer, path.replace(/name=.*/, 'name=a.mp4')],
      [viewer, path.replace(/\?.*/, '')],
      [viewer, path.replace(/download\/\d+/, 'download/1000000000')],
      [other, path],
    ] as const;
    for (const [browser, address] of altered) expect((await browser.fetch(address)).status).toBe(403);
    // A file to take along has no address among those with which one watches.
    expect(await (await viewer.fetch(`/v/9999999999/x/${media.id}/download.mp4`)).text()).toContain(
      'MEDIA_TOKEN_INVALID',
    );
  });

  it('is not handed out while the video lies in the bin', async () => {
    await room.get(MediaBin).remove(trainer, media.id);
    expect((await fetched('video')).answer.status).toBe(404);
    await room.get(MediaBin).restore(trainer, media.id);
    expect((await fetched('video')).answer.status).toBe(200);
  });

  it('is what there is: no picture, no film; no sound, no sound alone', async () => {
    const silent = await through('silent.mp4', ...picture('640x360', 3, 25), ...h264);
    const heard = await through('heard.m4a', ...tone(3), ...aac);
    for (const { id } of [silent, heard]) {
      await want(id);
      await make(id);
    }
    expect(await downloads(silent.id)).toEqual({ video: expect.objectContaining({ state: 'ready' }) });
    expect(await downloads(heard.id)).toEqual({ audio: expect.objectContaining({ state: 'ready' }) });
    await decodeWhole((await fetched('video', silent.id)).file);
  });

  it('waits for a video that is not ready, and is tried again after a trouble, but not for ever', async () => {
    const late = await through('late.mp4', ...picture('320x180', 2, 25), ...h264);
    await room.database.manager.update(Media, { id: late.id }, { state: 'playable' });
    await want(late.id);
    await make(late.id);
    expect((await downloads(late.id)).video).toMatchObject({ state: 'waiting', tries: 0 });
    await room.database.manager.update(Media, { id: late.id }, { state: 'ready' });
    const put = jest.spyOn(room.test.app.get<ObjectStore>(ObjectStore), 'put');
    put.mockRejectedValue(new Error('connect ECONNREFUSED'));
    await make(late.id);
    expect((await downloads(late.id)).video).toMatchObject({ state: 'waiting', tries: 1 });
    put.mockRestore();
    await make(late.id);
    expect((await downloads(late.id)).video).toMatchObject({ state: 'ready' });
  });

  it('is asked for anew by the sweeper when its job was lost', async () => {
    const lost = await through('lost.mp4', ...picture('320x180', 2, 25), ...h264);
    await want(lost.id);
    await room.get(DownloadProcessor).enqueueDue();
    const key = `${room.test.redis.prefix}:media-download:${lost.id}-download`;
    expect(await room.test.redis.client.exists(key)).toBe(1);
  });
});
