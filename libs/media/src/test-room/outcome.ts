import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, types } from 'hls-parser';
import type { Media } from '../media/media.entity.js';
import { decodeWhole, measure } from './films.js';
import { beepsOf, flashesOf } from './flash-and-beep.js';
import type { MediaRoom } from './media-room.js';
import { firstPresentations } from './segments.js';

/** What is to become of a film. */
export interface Outcome {
  seconds: number;
  /** renditions with their size, null for sound */
  renditions: Record<string, string | null>;
}

/** Every playlist is valid, every rendition decodes from the first to the last frame, and nothing is missing. */
export async function expectOutcome(room: MediaRoom, media: Media, { seconds, renditions }: Outcome): Promise<void> {
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
      const shown = await measure(playlist, 'stream=width,height', '-select_streams', 'v');
      if (renditions[name]) expect(shown).toContain(renditions[name].replace('x', ','));
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
    for (const uri of [variant.uri, ...variant.audio.map((audio) => audio.uri!)]) {
      const media = parse(await readFile(join(file, '..', uri), 'utf8')) as types.MediaPlaylist;
      expect(media.endlist).toBe(true);
      const longest = Math.max(...media.segments.map(({ duration }) => Math.round(duration)));
      expect(longest).toBeLessThanOrEqual(media.targetDuration);
    }
  }
}

/** 40 ms, and what decimals lose. */
const AT_MOST = 0.0401;

/**
 * Every flash of a film stays where a decoder of the original finds it, and its beep as far from it; and the copy of the source, if
 * there is one, begins with picture and sound as far apart as they were.
 * @param rate at which pictures are looked at
 * @param from second from which on they are
 * @returns how many flashes there are
 */
export async function expectInSync(
  room: MediaRoom,
  media: Media,
  file: string,
  rate: number,
  from = 0,
): Promise<number> {
  const [flashes, beeps] = [await flashesOf(file, rate, from), await beepsOf(file, from)];
  expect(beeps).toHaveLength(flashes.length);
  const names = (await room.renditions(media.id)).map(({ name }) => name);
  await room.withObjects(media.id, async (folder) => {
    const seen = await flashesOf(join(folder, '360p.1/index.m3u8'), rate, from);
    const heard = await beepsOf(join(folder, 'audio.1/index.m3u8'), from);
    expect([seen.length, heard.length]).toEqual([flashes.length, beeps.length]);
    flashes.forEach((at, place) => {
      expect(Math.abs(seen[place]! - at)).toBeLessThan(AT_MOST);
      expect(Math.abs(heard[place]! - seen[place]! - (beeps[place]! - at))).toBeLessThan(AT_MOST);
    });
    if (names.includes('source')) await expectCopyInSync(join(folder, 'source.1'), file);
  });
  return flashes.length;
}

/** Where a browser shows its first samples: ffmpeg would shift those of a picture whose order changes. */
async function expectCopyInSync(copy: string, file: string): Promise<void> {
  const [init, segment] = await Promise.all(['init.mp4', '00000.m4s'].map((name) => readFile(join(copy, name))));
  const [picture, sound] = firstPresentations(init!, segment!);
  // Of the first packets: what an encoder of sound puts before its first sample is in the copy, too.
  const startOf = async (kind: string) => {
    const first = ['-select_streams', `${kind}:0`, '-read_intervals', '%+#1'];
    return Number((await measure(file, 'packet=pts_time', ...first)).split(/[\s,]/)[0]);
  };
  const apart = (await startOf('a')) - (await startOf('v'));
  expect(Math.abs(sound! - picture! - apart)).toBeLessThan(AT_MOST);
}
