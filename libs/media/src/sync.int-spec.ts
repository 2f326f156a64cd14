import { join } from 'node:path';
import type { Actor } from '@yunqiao/platform';
import { beepsOf, FLASH_EVERY, flashAndBeep, flashesOf } from './test-room/flash-and-beep.js';
import { aac, ffmpeg, filmFolder } from './test-room/films.js';
import { MediaRoom } from './test-room/media-room.js';

const SECONDS = 75;
const FLASHES = Math.ceil(SECONDS / FLASH_EVERY);
/** 40 ms, and what decimals lose. */
const AT_MOST = 0.0401;

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

const x264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'];

describe('picture and sound across the seams of chunks', () => {
  it.each<[string, number, string[]]>([
    ['mp4 with a key frame every ten seconds', 25, [...x264, '-g', '250', ...aac]],
    ['mp4 at 5 pictures a second with reordering', 5, [...x264, '-g', '60', '-bf', '4', ...aac]],
    ['mp4 at 29.97', 30000 / 1001, [...x264, '-g', '300', ...aac]],
    ['mov at 60', 60, [...x264, '-g', '120', ...aac]],
    ['mkv of a screen that seldom changes', 25, ['-vf', 'mpdecimate', '-vsync', 'vfr', ...x264, ...aac]],
    ['webm', 25, ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '200k', '-c:a', 'libopus']],
    ['ts with open groups', 25, [...x264, '-x264-params', 'open-gop=1:keyint=100', ...aac]],
    ['mpg', 25, ['-c:v', 'mpeg2video', '-bf', '2', '-g', '15', '-c:a', 'mp2']],
    ['avi', 25, ['-c:v', 'mpeg4', '-bf', '2', '-g', '100', '-c:a', 'libmp3lame']],
  ])('stay where they were in %s', async (what, rate, codecs) => {
    const file = films.file(`${what.replaceAll(' ', '-')}.${what.split(' ')[0]}`);
    await ffmpeg(...flashAndBeep('160x120', SECONDS, rate), ...codecs, file);
    const media = await room.transcode(await room.prepare(await room.upload(trainer, file)));
    expect(media).toMatchObject({ state: 'ready', errorCode: null });
    // Not where they were meant to be, but where a decoder of the original finds them: containers round.
    const shown = Math.min(30, rate);
    const [flashes, beeps] = [await flashesOf(file, shown), await beepsOf(file)];
    expect([flashes.length, beeps.length]).toEqual([FLASHES, FLASHES]);
    await room.withObjects(media.id, async (folder) => {
      const [seen, heard] = await Promise.all([
        flashesOf(join(folder, '360p.1/index.m3u8'), shown),
        beepsOf(join(folder, 'audio.1/index.m3u8')),
      ]);
      expect([seen.length, heard.length]).toEqual([FLASHES, FLASHES]);
      flashes.forEach((at, place) => {
        expect(Math.abs(seen[place]! - at)).toBeLessThan(AT_MOST);
        expect(Math.abs(heard[place]! - seen[place]! - (beeps[place]! - at))).toBeLessThan(AT_MOST);
      });
    });
  });
});
