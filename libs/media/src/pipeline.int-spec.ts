import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aac, decodeWhole, ffmpeg, filmFolder, h264, measure, picture, tone } from './test-room/films.js';
import { MediaRoom } from './test-room/media-room.js';

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;

beforeAll(async () => {
  [room, films] = await Promise.all([MediaRoom.open(), filmFolder()]);
});

afterAll(async () => {
  await room.close();
  await films.remove();
});

describe('an H.264/AAC film', () => {
  it('is playable by stream copy and gets all its qualities afterwards', async () => {
    const file = films.file('lecture.mp4');
    await ffmpeg(...picture('1280x720', 7, 10), ...tone(7), ...h264, ...aac, '-shortest', file);
    const uploaded = await room.upload(await room.person(), file);
    expect(uploaded.state).toBe('processing');

    const playable = await room.prepare(uploaded);
    expect(playable).toMatchObject({ state: 'playable', width: 1280, height: 720, videoCodec: 'h264', audioCodec: 'aac' });
    expect(playable.sha256).toMatch(/^[0-9a-f]{64}$/);

    const ready = await room.transcode(playable);
    expect(ready).toMatchObject({ state: 'ready', progress: 1, errorCode: null });
    expect(await room.news(ready.id)).toEqual(['media.uploaded', 'media.playable', 'media.planned', 'media.ready']);

    await room.withObjects(ready.id, async (folder) => {
      for (const name of ['source', 'audio', '720p', '480p', '360p']) {
        const playlist = join(folder, `${name}.1/index.m3u8`);
        await decodeWhole(playlist);
        expect(Math.abs(Number(await measure(playlist, 'format=duration')) - 7)).toBeLessThan(0.2);
      }
      console.log(await readFile(join(folder, 'master.m3u8'), 'utf8'), await readFile(join(folder, 'source.m3u8'), 'utf8'), await readFile(join(folder, '360p.1/index.m3u8'), 'utf8'));
    });
  });
});
