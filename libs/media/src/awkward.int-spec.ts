import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '@yunqiao/platform';
import type { Media } from './media/media.entity.js';
import { aac, ffmpeg, filmFolder, h264, measure, picture, tone } from './test-room/films.js';
import { cornersOf } from './test-room/flash-and-beep.js';
import { MediaRoom } from './test-room/media-room.js';
import { expectOutcome } from './test-room/outcome.js';
import { firstPresentations } from './test-room/segments.js';

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

/** Uploads a film, and does all the work that follows. */
async function make(file: string, fileName?: string): Promise<Media> {
  return room.transcode(await room.prepare(await room.upload(trainer, file, 'video', 'video/mp4', fileName)));
}

/** Makes a film, uploads it, and does all the work that follows. */
async function through(name: string, ...args: string[]): Promise<Media> {
  const file = films.file(name);
  await ffmpeg(...args, file);
  return make(file);
}

describe('awkward films', () => {
  it('VP9 and Opus in WebM can be watched in every quality as soon as its first chunk and its sound are made', async () => {
    const file = films.file('screen.webm');
    const codecs = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'];
    await ffmpeg(...picture('854x480', 3), ...tone(3), ...codecs, file);
    const prepared = await room.prepare(await room.upload(trainer, file, 'video', 'video/webm'));
    expect(prepared.state).toBe('processing');
    const renditions = { audio: null, '480p': '854x480', '360p': '640x360', '240p': '428x240' };
    await expectOutcome(room, await room.transcode(prepared), { seconds: 3, renditions });
    expect(await room.news(prepared.id)).toEqual(['media.uploaded', 'media.planned', 'media.playable', 'media.ready']);
  });

  it('without sound', async () => {
    const media = await through('silent.mp4', ...picture('320x240', 3), ...h264);
    await expectOutcome(room, media, { seconds: 3, renditions: { source: '320x240', '360p': '320x240' } });
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
    await expectOutcome(room, media, { seconds: 4, renditions: { audio: null } });
  });

  it('from a phone held upright stands upright', async () => {
    const lying = films.file('lying.mp4');
    await ffmpeg(...picture('640x360', 3), ...h264, lying);
    const media = await through('upright.mp4', '-i', lying, '-c', 'copy', '-metadata:s:v', 'rotate=90');
    expect([media.width, media.height]).toEqual([360, 640]);
    await expectOutcome(room, media, { seconds: 3, renditions: { '360p': '360x640', '240p': '240x426' } });
  });

  it.each([
    ['90', [2, 0, 3, 1]],
    ['180', [3, 2, 1, 0]],
    ['270', [1, 3, 0, 2]],
  ])('turned by %s degrees to the left are seen as they were held', async (rotate, corners) => {
    // Brighter from the first corner to the last: above left, above right, below left, below right.
    const shades = ['black', 'gray', 'silver', 'white'];
    const boxes = shades.map(
      (color, at) => `drawbox=x=${(at % 2) * 320}:y=${at > 1 ? 180 : 0}:w=320:h=180:t=fill:color=${color}`,
    );
    const lying = films.file('corners.mp4');
    await ffmpeg('-f', 'lavfi', '-t', '2', '-i', `color=size=640x360:rate=10,${boxes.join(',')}`, ...h264, lying);
    const media = await through(`turned-${rotate}.mp4`, '-i', lying, '-c', 'copy', '-metadata:s:v', `rotate=${rotate}`);
    await room.withObjects(media.id, async (folder) => {
      const seen = await cornersOf(join(folder, '360p.1/index.m3u8'));
      const order = [0, 1, 2, 3].toSorted((a, b) => seen[a]! - seen[b]!);
      expect(order).toEqual(corners);
    });
  });

  it('in 4K become 720p at most', async () => {
    const media = await through('large.mp4', ...picture('3840x2160', 2, 5), ...h264);
    await expectOutcome(room, media, {
      seconds: 2,
      renditions: {
        ...{ source: '3840x2160', '720p': '1280x720', '480p': '854x480' },
        ...{ '360p': '640x360', '240p': '426x240' },
      },
    });
  });

  it.each([
    ['a name in many scripts', '第一课 — Урок № 1 «درس» 🎬 ཀ.mp4'],
    ['a very long name', `${'云'.repeat(251)}.mp4`],
    ['a name that looks like an option', '-i %d;$(reboot)|*.mp4'],
  ])('with %s keep it', async (_what, fileName) => {
    const file = films.file('named.mp4');
    await ffmpeg(...picture('160x120', 1), ...h264, file);
    const media = await make(file, fileName);
    expect(media).toMatchObject({ state: 'ready', errorCode: null, fileName });
  });

  it('of odd size lose a row at most, and are never enlarged', async () => {
    const media = await through('odd.mkv', ...picture('853x479', 3), '-c:v', 'mpeg4', '-q:v', '5');
    await expectOutcome(room, media, {
      seconds: 3,
      renditions: { '480p': '852x478', '360p': '640x360', '240p': '426x240' },
    });
  });

  it('at 60 frames a second are halved', async () => {
    const media = await through('fast.mp4', ...picture('320x240', 3, 60), ...tone(3), ...h264, ...aac);
    await expectOutcome(room, media, { seconds: 3, renditions: { source: '320x240', audio: null, '360p': '320x240' } });
    expect((await room.renditions(media.id)).find(({ name }) => name === '360p')?.frameRate).toBe(30);
  });

  it('with pixels that are not square are stretched to their shape', async () => {
    const media = await through('wide.mp4', ...picture('360x360', 3), '-vf', 'setsar=16/9', ...h264);
    await expectOutcome(room, media, { seconds: 3, renditions: { '360p': '640x360', '240p': '426x240' } });
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
    await expectOutcome(room, media, { seconds: 3, renditions: { audio: null, '360p': '352x288' } });
  });

  it('of one second', async () => {
    const media = await through('short.mp4', ...picture('320x240', 1), ...tone(1), ...h264, ...aac);
    await expectOutcome(room, media, { seconds: 1, renditions: { source: '320x240', audio: null, '360p': '320x240' } });
  });

  it('in a transport stream of H.264 and AAC are copied', async () => {
    const media = await through('recorder.ts', ...picture('320x240', 3), ...tone(3), ...h264, ...aac);
    await expectOutcome(room, media, { seconds: 3, renditions: { source: '320x240', audio: null, '360p': '320x240' } });
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
