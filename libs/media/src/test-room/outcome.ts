import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, types } from 'hls-parser';
import type { Media } from '../media/media.entity.js';
import { decodeWhole, measure } from './films.js';
import { beepsOf, flashesOf } from './flash-and-beep.js';
import type { MediaRoom } from './media-room.js';

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
 * Every flash of a film stays where a decoder of the original finds it, and its beep as far from it, in our own renditions and in
 * the copy of the source if there is one.
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
  const smallest = ['360p', '480p', '720p'].find((name) => names.some((each) => each === name));
  await room.withObjects(media.id, async (folder) => {
    const places = [[`${smallest}.1`, 'audio.1'], ...(names.includes('source') ? [['source.1', 'source.1']] : [])];
    for (const [picture, sound] of places) {
      const seen = await flashesOf(join(folder, picture!, 'index.m3u8'), rate, from);
      const heard = await beepsOf(join(folder, sound!, 'index.m3u8'), from);
      expect([picture, seen.length, heard.length]).toEqual([picture, flashes.length, beeps.length]);
      flashes.forEach((at, place) => {
        const moved = picture === 'source.1' ? 0 : Math.abs(seen[place]! - at);
        expect({ picture, at, moved: moved < AT_MOST }).toEqual({ picture, at, moved: true });
        const apart = Math.abs(heard[place]! - seen[place]! - (beeps[place]! - at));
        expect({ picture, at, isTogether: apart < AT_MOST }).toEqual({ picture, at, isTogether: true });
      });
    }
  });
  return flashes.length;
}
