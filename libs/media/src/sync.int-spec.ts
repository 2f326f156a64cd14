import type { Actor } from '@yunqiao/platform';
import { FLASH_EVERY, flashAndBeep } from './test-room/flash-and-beep.js';
import { aac, ffmpeg, filmFolder } from './test-room/films.js';
import { MediaRoom } from './test-room/media-room.js';
import { expectInSync } from './test-room/outcome.js';

const SECONDS = 75;
const FLASHES = Math.ceil(SECONDS / FLASH_EVERY);

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
  it.each<[string, number, string[], number]>([
    ['mp4 with a key frame every ten seconds', 25, [...x264, '-g', '250', ...aac], 3],
    ['mp4 at 5 pictures a second with reordering', 5, [...x264, '-g', '60', '-bf', '4', ...aac], 3],
    ['mp4 at 29.97', 30000 / 1001, [...x264, '-g', '300', ...aac], 3],
    ['mov at 60', 60, [...x264, '-g', '120', ...aac], 3],
    ['mkv of a screen that seldom changes', 25, ['-vf', 'mpdecimate', '-vsync', 'vfr', ...x264, ...aac], 2],
    ['webm', 25, ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '200k', '-c:a', 'libopus'], 4],
    ['ts with open groups', 25, [...x264, '-x264-params', 'open-gop=1:keyint=100', ...aac], 3],
    ['mpg', 25, ['-c:v', 'mpeg2video', '-bf', '2', '-g', '15', '-c:a', 'mp2'], 4],
    ['avi', 25, ['-c:v', 'mpeg4', '-bf', '2', '-g', '100', '-c:a', 'libmp3lame'], 4],
    ['avi of H.264', 25, [...x264, '-bf', '3', '-c:a', 'libmp3lame'], 4],
    ['wmv', 25, ['-c:v', 'wmv2', '-g', '100', '-c:a', 'wmav2'], 4],
    ['flv', 25, [...x264, '-bf', '2', ...aac], 4],
  ])('stay where they were in %s', async (what, rate, codecs, chunks) => {
    const file = films.file(`${what.replaceAll(' ', '-')}.${what.split(' ')[0]}`);
    await ffmpeg(...flashAndBeep('160x120', SECONDS, rate), ...codecs, file);
    const media = await room.transcode(await room.prepare(await room.upload(trainer, file)));
    expect(media).toMatchObject({ state: 'ready', errorCode: null });
    // The middle of every film with key frames is found by seeking, whatever its container.
    expect((await room.chunks(media.id)).filter(({ kind }) => kind === 'video')).toHaveLength(chunks);
    expect(await expectInSync(room, media, file, Math.min(30, rate))).toBe(FLASHES);
  });
});
