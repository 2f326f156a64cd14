import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '@yunqiao/platform';
import type { Media } from './media/media.entity.js';
import { aac, ffmpeg, filmFolder, measure } from './test-room/films.js';
import { beepsOf, flashAndBeep, flashesOf } from './test-room/flash-and-beep.js';
import { MediaRoom } from './test-room/media-room.js';
import { expectInSync, expectOutcome } from './test-room/outcome.js';

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
async function make(file: string): Promise<Media> {
  return room.transcode(await room.prepare(await room.upload(trainer, file)));
}

describe('a film that flashes and beeps', () => {
  const SECONDS = 14;
  const film = flashAndBeep('160x120', SECONDS, 25);
  const one = { audio: null, '360p': '160x120' };
  const copied = { ...one, source: '160x120' };
  const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50'];

  it.each<[string, string, string[], Record<string, string | null>]>([
    ['HEVC of a phone', 'hevc.mp4', ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', ...aac], one],
    [
      'HEVC of ten bits',
      'hevc10.mov',
      ['-pix_fmt', 'yuv420p10le', '-c:v', 'libx265', '-preset', 'ultrafast', ...aac],
      one,
    ],
    ['AV1 in WebM', 'av1.webm', ['-c:v', 'libsvtav1', '-preset', '12', '-c:a', 'libopus'], one],
    [
      'VP9 in WebM',
      'vp9.webm',
      ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'],
      one,
    ],
    [
      'a WebM that a browser recorded, without length and index',
      'live.webm',
      ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus', '-live', '1'],
      one,
    ],
    ['an MP4 in fragments', 'fragments.mp4', [...x264, ...aac, '-movflags', 'frag_keyframe+empty_moov'], copied],
    ['H.264 with all colours', 'full.mp4', [...x264, '-pix_fmt', 'yuv444p', ...aac], one],
    ['ProRes of an editor', 'edited.mov', ['-c:v', 'prores_ks', '-c:a', 'pcm_s16le', '-timecode', '10:00:00:00'], one],
    ['MJPEG of a camera', 'camera.avi', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le'], one],
    ['Windows Media', 'old.wmv', ['-c:v', 'wmv2', '-c:a', 'wmav2'], one],
    ['Flash', 'old.flv', ['-c:v', 'flv', '-c:a', 'libmp3lame', '-ar', '44100'], one],
    ['H.264 in AVI', 'odd.avi', [...x264, '-c:a', 'libmp3lame'], one],
    ['a single key frame', 'single.mp4', [...x264.slice(0, -1), '9999', ...aac], copied],
    ['sound of six channels', 'six.mkv', ['-af', 'pan=5.1|FC=c0', ...x264, '-c:a', 'ac3'], copied],
    ['clocks of a day later', 'late.ts', [...x264, ...aac, '-output_ts_offset', '86400'], copied],
    ['a clock that runs over', 'over.ts', [...x264, ...aac, '-output_ts_offset', '95438'], copied],
    ['shorter sound', 'shorter.mp4', [...x264, ...aac, '-af', 'atrim=end=13.9'], copied],
  ])('stays as it was as %s', async (_what, name, args, renditions) => {
    const file = films.file(name);
    await ffmpeg(...film, ...args, file);
    const media = await make(file);
    await expectOutcome(room, media, { seconds: media.durationSeconds!, renditions });
    expect(Math.abs(media.durationSeconds! - SECONDS)).toBeLessThan(0.1);
    expect(await expectInSync(room, media, file, 25)).toBe(2);
  });

  it('of a phone that cut it out of a longer one begins where it was cut', async () => {
    const whole = films.file('whole.mp4');
    const cut = films.file('cut.mp4');
    await ffmpeg(...film, ...x264, ...aac, whole);
    // An edit list: what lies before the cut is in the file, since the rest is decoded from it.
    await ffmpeg('-ss', '3.5', '-i', whole, '-t', '10', '-c', 'copy', cut);
    const media = await make(cut);
    await expectOutcome(room, media, { seconds: 10, renditions: one });
    expect(await expectInSync(room, media, cut, 25)).toBe(1);
  });

  it('with clocks that begin before zero begins at zero', async () => {
    const file = films.file('early.mp4');
    await ffmpeg(...film, ...x264, ...aac, '-output_ts_offset', '-1.5', '-avoid_negative_ts', 'disabled', file);
    const media = await make(file);
    await expectOutcome(room, media, { seconds: SECONDS - 1.5, renditions: one });
    expect(await expectInSync(room, media, file, 25)).toBe(1);
  });

  it('has the sound that it names as its own, of two', async () => {
    const file = films.file('languages.mp4');
    const silence = ['-f', 'lavfi', '-t', String(SECONDS), '-i', 'anullsrc=channel_layout=mono:sample_rate=48000'];
    const tracks = [
      '-map',
      '0:v',
      '-map',
      '2:a',
      '-map',
      '1:a',
      '-disposition:a:0',
      '0',
      '-disposition:a:1',
      'default',
    ];
    await ffmpeg(...film, ...silence, ...tracks, ...x264, ...aac, file);
    const media = await make(file);
    await expectOutcome(room, media, { seconds: SECONDS, renditions: copied });
    await room.withObjects(media.id, async (folder) => {
      expect(await beepsOf(join(folder, 'audio.1/index.m3u8'))).toHaveLength(2);
      expect(await beepsOf(join(folder, 'source.1/index.m3u8'))).toHaveLength(2);
    });
  });

  it('whose beginning has no key frame keeps its sound in step', async () => {
    const whole = films.file('whole.ts');
    const late = films.file('tuned-in.ts');
    await ffmpeg(...film, ...x264, ...aac, whole);
    // As a recorder that was switched on in the middle of a group of pictures: some packets of 188 bytes are missing. Its first
    // sound is a quarter of a second earlier than its first picture.
    const packets = await readFile(whole);
    await writeFile(late, packets.subarray(188 * Math.floor(packets.length / 188 / 10)));
    const media = await make(late);
    await expectOutcome(room, media, { seconds: media.durationSeconds!, renditions: one });
    expect(media.durationSeconds).toBeLessThan(SECONDS);
    expect(await expectInSync(room, media, late, 25)).toBe(1);
  });

  it('and changes its size half-way is shown to its end', async () => {
    const [lying, standing, both] = ['lying.ts', 'standing.ts', 'turned.ts'].map((name) => films.file(name));
    await ffmpeg(...flashAndBeep('160x120', 13, 25), ...x264, ...aac, lying!);
    await ffmpeg(...flashAndBeep('120x160', 13, 25), ...x264, ...aac, '-output_ts_offset', '13', standing!);
    await writeFile(both!, Buffer.concat([await readFile(lying!), await readFile(standing!)]));
    const media = await make(both!);
    expect(media).toMatchObject({ state: 'ready', errorCode: null });
    expect(Math.abs(media.durationSeconds! - 26)).toBeLessThan(0.1);
    await room.withObjects(media.id, async (folder) => {
      const playlist = join(folder, '360p.1/index.m3u8');
      expect(Math.abs(Number(await measure(playlist, 'format=duration')) - 26)).toBeLessThan(0.1);
      expect((await flashesOf(playlist, 25)).map(Math.round)).toEqual([0, 12, 13, 25]);
      expect((await beepsOf(join(folder, 'audio.1/index.m3u8'))).map(Math.round)).toEqual([0, 12, 13, 25]);
    });
  });
});
