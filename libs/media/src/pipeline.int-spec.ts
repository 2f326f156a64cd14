import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, types } from 'hls-parser';
import { aac, decodeWhole, ffmpeg, filmFolder, h264, measure, picture, tone } from './test-room/films.js';
import { MediaRoom } from './test-room/media-room.js';
import { expectOutcome } from './test-room/outcome.js';
import type { Actor } from '@yunqiao/platform';

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;
let trainer: Actor;

beforeAll(async () => {
  [room, films] = await Promise.all([MediaRoom.open(), filmFolder()]);
  trainer = await room.person();
});

afterAll(async () => {
  await room.close();
  await films.remove();
});

describe('a lecture in H.264 and AAC', () => {
  it('is playable by stream copy, and gets all its qualities afterwards', async () => {
    const file = films.file('lecture.mp4');
    await ffmpeg(...picture('1280x720', 7), ...tone(7), ...h264, ...aac, '-movflags', '+faststart', file);
    const playable = await room.prepare(await room.upload(trainer, file));
    expect(playable).toMatchObject({
      state: 'playable',
      width: 1280,
      height: 720,
      videoCodec: 'h264',
      audioCodec: 'aac',
    });
    expect(playable.sha256).toMatch(/^[0-9a-f]{64}$/);
    await room.withObjects(playable.id, async (folder) => {
      await decodeWhole(join(folder, 'source.1/index.m3u8'));
      expect(await measure(join(folder, 'poster.jpg'), 'stream=width,height')).toBe('1280,720');
    });

    const ready = await room.transcode(playable);
    await expectOutcome(room, ready, {
      seconds: 7,
      renditions: {
        ...{ source: '1280x720', audio: null, '720p': '1280x720' },
        ...{ '480p': '854x480', '360p': '640x360', '240p': '426x240' },
      },
    });
    expect(ready.progress).toBe(1);
    expect(await room.news(ready.id)).toEqual(['media.uploaded', 'media.playable', 'media.planned', 'media.ready']);
    await room.withObjects(ready.id, async (folder) => {
      const master = parse(await readFile(join(folder, 'master.m3u8'), 'utf8')) as types.MasterPlaylist;
      expect(master.variants.map(({ resolution, frameRate }) => [resolution?.height, frameRate])).toEqual([
        [720, 10],
        [480, 10],
        [360, 10],
        [240, 10],
      ]);
      expect(master.variants.map(({ audio }) => audio.map(({ uri }) => uri))).toEqual(
        Array(4).fill(['audio.1/index.m3u8']),
      );
    });
  });
});

describe('what is no lesson', () => {
  const refused = async (name: string, write: (file: string) => Promise<unknown>) => {
    const file = films.file(name);
    await write(file);
    return room.prepare(await room.upload(trainer, file));
  };
  const lecture = (file: string, ...flags: string[]) =>
    ffmpeg(...picture('320x240', 8), ...tone(8), ...h264, ...aac, ...flags, file);

  it.each<[string, string, (file: string) => Promise<unknown>]>([
    ['a text named .mp4', 'MEDIA_NOT_A_VIDEO', (file) => writeFile(file, 'This is a text.\n'.repeat(100))],
    [
      'a picture named .mp4',
      'MEDIA_NOT_A_VIDEO',
      (file) => ffmpeg(...picture('64x64', 1), '-frames:v', '1', '-f', 'image2', '-c:v', 'png', file),
    ],
    [
      'a playlist named .mp4',
      'MEDIA_NOT_A_VIDEO',
      (file) => writeFile(file, '#EXTM3U\n#EXTINF:6,\nfile:///etc/passwd\n'),
    ],
    ['nothing but zeros', 'MEDIA_NOT_A_VIDEO', (file) => writeFile(file, Buffer.alloc(100_000))],
    [
      'a film without its second half',
      'MEDIA_TRUNCATED',
      async (file) => {
        await lecture(file, '-movflags', '+faststart');
        await truncate(file, Math.floor(Number(await measure(file, 'format=size')) / 2));
      },
    ],
    [
      'a film without its index',
      'MEDIA_TRUNCATED',
      async (file) => {
        await lecture(file);
        await truncate(file, Math.floor(Number(await measure(file, 'format=size')) / 2));
      },
    ],
    [
      'a picture of more pixels than any screen has',
      'MEDIA_PICTURE_TOO_LARGE',
      (file) => ffmpeg(...picture('8448x128', 1, 1), '-c:v', 'ffv1', '-f', 'matroska', file),
    ],
    [
      'a film of seven hours',
      'MEDIA_TOO_LONG',
      (file) => ffmpeg(...picture('64x64', 7 * 3600, 1 / 600), '-c:v', 'mpeg4', '-f', 'matroska', file),
    ],
    [
      'an animated picture named .mp4',
      'MEDIA_NOT_A_VIDEO',
      (file) => ffmpeg(...picture('64x64', 1), '-f', 'gif', file),
    ],
    [
      'a list of subtitles named .mp4',
      'MEDIA_NOT_A_VIDEO',
      (file) => writeFile(file, '1\n00:00:00,000 --> 00:00:01,000\nHi\n'),
    ],
    [
      'a film of twenty tracks',
      'MEDIA_TOO_MANY_STREAMS',
      (file) =>
        ffmpeg(
          ...tone(1),
          ...Array.from({ length: 20 }, () => ['-map', '0:a']).flat(),
          '-c:a',
          'pcm_s16le',
          '-f',
          'matroska',
          file,
        ),
    ],
  ])('%s is refused as %s', async (name, errorCode, write) => {
    const media = await refused(`${name.replaceAll(' ', '-')}.mp4`, write);
    expect(media).toMatchObject({ state: 'failed', errorCode });
    expect(await room.news(media.id)).toEqual(['media.uploaded', 'media.failed']);
  });
});
