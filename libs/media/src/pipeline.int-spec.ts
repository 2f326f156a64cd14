import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, types } from 'hls-parser';
import { Media } from './media/media.entity.js';
import { aac, decodeWhole, ffmpeg, filmFolder, h264, measure, picture, tone } from './test-room/films.js';
import { MediaRoom } from './test-room/media-room.js';
import { firstPresentations } from './test-room/segments.js';
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

/** Makes a film, uploads it, and does all the work that follows. */
async function through(name: string, ...args: string[]): Promise<Media> {
  const file = films.file(name);
  await ffmpeg(...args, file);
  return room.transcode(await room.prepare(await room.upload(trainer, file)));
}

interface Outcome {
  seconds: number;
  /** renditions with their size */
  renditions: Record<string, string | null>;
}

/** Every playlist is valid, every rendition decodes from the first to the last frame, and nothing is missing. */
async function expectOutcome(media: Media, { seconds, renditions }: Outcome): Promise<void> {
  expect(media).toMatchObject({ state: 'ready', errorCode: null });
  expect(Math.abs(media.durationSeconds! - seconds)).toBeLessThan(0.1);
  const made = await room.renditions(media.id);
  const size = ({ width, height }: (typeof made)[number]) => (width ? `${width}x${height}` : null);
  expect(Object.fromEntries(made.map((each) => [each.name, size(each)]))).toEqual(renditions);
  await room.withObjects(media.id, async (folder) => {
    await expectMaster(join(folder, 'master.m3u8'), made.filter(({ name }) => name !== 'source').length);
    await expectMaster(join(folder, 'source.m3u8'), made.length);
    for (const { name, attempt } of made) {
      const playlist = join(folder, `${name}.${attempt}/index.m3u8`);
      await decodeWhole(playlist);
      expect(Math.abs(Number(await measure(playlist, 'format=duration')) - seconds)).toBeLessThan(0.1);
      if (renditions[name])
        expect(await measure(playlist, 'stream=width,height', '-select_streams', 'v')).toContain(
          renditions[name].replace('x', ','),
        );
    }
  });
}

async function expectMaster(file: string, most: number): Promise<void> {
  const master = parse(await readFile(file, 'utf8')) as types.MasterPlaylist;
  expect(master.isMasterPlaylist).toBe(true);
  expect(master.variants.length).toBeGreaterThan(0);
  expect(master.variants.length).toBeLessThanOrEqual(most);
  for (const variant of master.variants) {
    expect(variant.codecs).toMatch(/^(?:avc1\.[0-9a-f]{6})?,?(?:mp4a\.40\.\d)?$/);
    expect(variant.bandwidth).toBeGreaterThan(1000);
    const media = parse(await readFile(join(file, '..', variant.uri), 'utf8')) as types.MediaPlaylist;
    expect(media.endlist).toBe(true);
    expect(Math.max(...media.segments.map(({ duration }) => Math.round(duration)))).toBeLessThanOrEqual(
      media.targetDuration,
    );
  }
}

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
    await expectOutcome(ready, {
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

describe('awkward films', () => {
  it('VP9 and Opus in WebM can be watched in every quality as soon as its first chunk and its sound are made', async () => {
    const file = films.file('screen.webm');
    const codecs = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'];
    await ffmpeg(...picture('854x480', 3), ...tone(3), ...codecs, file);
    const prepared = await room.prepare(await room.upload(trainer, file, 'video', 'video/webm'));
    expect(prepared.state).toBe('processing');
    const renditions = { audio: null, '480p': '854x480', '360p': '640x360', '240p': '428x240' };
    await expectOutcome(await room.transcode(prepared), { seconds: 3, renditions });
    expect(await room.news(prepared.id)).toEqual(['media.uploaded', 'media.planned', 'media.playable', 'media.ready']);
  });

  it('without sound', async () => {
    const media = await through('silent.mp4', ...picture('320x240', 3), ...h264);
    await expectOutcome(media, { seconds: 3, renditions: { source: '320x240', '360p': '320x240' } });
  });

  it('sound with a picture of its cover is sound alone', async () => {
    const cover = films.file('cover.jpg');
    await ffmpeg(...picture('200x200', 1), '-frames:v', '1', cover);
    const args = [
      ...tone(4),
      '-i',
      cover,
      '-map',
      '0',
      '-map',
      '1',
      '-c:a',
      'libmp3lame',
      '-c:v',
      'copy',
      '-disposition:v',
      'attached_pic',
    ];
    const media = await through('song.mp3', ...args);
    expect([media.width, media.videoCodec]).toEqual([null, null]);
    await expectOutcome(media, { seconds: 4, renditions: { audio: null } });
  });

  it('from a phone held upright stands upright', async () => {
    const lying = films.file('lying.mp4');
    await ffmpeg(...picture('640x360', 3), ...h264, lying);
    const media = await through('upright.mp4', '-i', lying, '-c', 'copy', '-metadata:s:v', 'rotate=90');
    expect([media.width, media.height]).toEqual([360, 640]);
    await expectOutcome(media, { seconds: 3, renditions: { '360p': '360x640', '240p': '240x426' } });
  });

  it('of odd size lose a row at most, and are never enlarged', async () => {
    const media = await through('odd.mkv', ...picture('853x479', 3), '-c:v', 'mpeg4', '-q:v', '5');
    await expectOutcome(media, { seconds: 3, renditions: { '480p': '852x478', '360p': '640x360', '240p': '426x240' } });
  });

  it('at 60 frames a second are halved', async () => {
    const media = await through('fast.mp4', ...picture('320x240', 3, 60), ...tone(3), ...h264, ...aac);
    await expectOutcome(media, { seconds: 3, renditions: { source: '320x240', audio: null, '360p': '320x240' } });
    expect((await room.renditions(media.id)).find(({ name }) => name === '360p')?.frameRate).toBe(30);
  });

  it('with pixels that are not square are stretched to their shape', async () => {
    const media = await through('wide.mp4', ...picture('360x360', 3), '-vf', 'setsar=16/9', ...h264);
    await expectOutcome(media, { seconds: 3, renditions: { '360p': '640x360', '240p': '426x240' } });
  });

  it('interlaced MPEG-2 in a transport stream', async () => {
    const codecs = [
      '-c:v',
      'mpeg2video',
      '-flags',
      '+ilme+ildct',
      '-top',
      '1',
      '-b:v',
      '1M',
      '-c:a',
      'mp2',
      '-ac',
      '2',
    ];
    const media = await through('broadcast.ts', ...picture('352x288', 3, 25), ...tone(3), ...codecs);
    await expectOutcome(media, { seconds: 3, renditions: { audio: null, '360p': '352x288' } });
  });

  it('of one second', async () => {
    const media = await through('short.mp4', ...picture('320x240', 1), ...tone(1), ...h264, ...aac);
    await expectOutcome(media, { seconds: 1, renditions: { source: '320x240', audio: null, '360p': '320x240' } });
  });

  it('in a transport stream of H.264 and AAC are copied', async () => {
    const media = await through('recorder.ts', ...picture('320x240', 3), ...tone(3), ...h264, ...aac);
    await expectOutcome(media, { seconds: 3, renditions: { source: '320x240', audio: null, '360p': '320x240' } });
  });

  it.each([0, 1.5])('keep sound and picture together when the sound begins %s s later', async (later) => {
    const codecs = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-pix_fmt', 'yuv420p', ...aac];
    const media = await through(
      `late-${later}.mp4`,
      ...picture('320x240', 4, 25),
      '-itsoffset',
      String(later),
      ...tone(2),
      ...codecs,
    );
    expect(media.state).toBe('ready');
    await room.withObjects(media.id, async (folder) => {
      const first = async (name: string) => {
        const [init, segment] = await Promise.all(
          ['init.mp4', '00000.m4s'].map((file) => readFile(join(folder, name, file))),
        );
        return firstPresentations(init!, segment!);
      };
      const [picture, sound] = await first('source.1');
      expect(Math.abs(sound! - picture! - later)).toBeLessThan(0.04);
      // The copies of our own both begin at 0; silence fills what the sound lacks.
      expect([await first('360p.1'), await first('audio.1')]).toEqual([[0], [0]]);
      const length = Number(await measure(join(folder, 'audio.1/index.m3u8'), 'format=duration'));
      expect(Math.abs(length - 2 - later)).toBeLessThan(0.1);
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
