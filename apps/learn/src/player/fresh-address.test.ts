import { describe, expect, it, vi } from 'vitest';
import type { PlaybackPartsFragment } from '../lesson/Lesson.generated';
import { FreshAddress, underPrefixOf } from './fresh-address';

const minute = 60_000;

function playback(signature: string, expiresAt: number): PlaybackPartsFragment {
  return {
    mediaId: 'm',
    masterUrl: `/v/${expiresAt}/${signature}/m/master.m3u8`,
    posterUrl: null,
    durationSeconds: 600,
    expiresAt: new Date(expiresAt).toISOString(),
    qualities: [],
    bytesPerMinute: null,
  };
}

describe('the signed address of a playing video', () => {
  it('puts segments under the new signature', () => {
    expect(underPrefixOf('/v/2/new/m/master.m3u8', 'https://x.example/v/1/old/m/720p/3.m4s')).toBe(
      'https://x.example/v/2/new/m/720p/3.m4s',
    );
  });

  it('is kept while it holds', async () => {
    const fetchPlayback = vi.fn(async () => null);
    const address = new FreshAddress(playback('a', 10 * minute), fetchPlayback, () => 0);
    expect(await address.freshen('/v/600000/a/m/1.m4s')).toBe('/v/600000/a/m/1.m4s');
    expect(fetchPlayback).not.toHaveBeenCalled();
  });

  it('is renewed once before it runs out, however many segments ask', async () => {
    let now = 0;
    const fetchPlayback = vi.fn(async () => playback('b', now + 10 * minute));
    const address = new FreshAddress(playback('a', 10 * minute), fetchPlayback, () => now);
    now = 9.5 * minute;
    const urls = await Promise.all([1, 2, 3].map((part) => address.freshen(`/v/600000/a/m/${part}.m4s`)));
    expect(urls[2]).toBe(`/v/${now + 10 * minute}/b/m/3.m4s`);
    expect(fetchPlayback).toHaveBeenCalledOnce();
  });

  it('does not ask for each segment when the device’s clock is wrong', async () => {
    let now = 5 * 3_600_000;
    const fetchPlayback = vi.fn(async () => playback('b', 10 * minute));
    const address = new FreshAddress(playback('a', 10 * minute), fetchPlayback, () => now);
    for (let part = 0; part < 20; part += 1) {
      await address.freshen(`/v/1/a/m/${part}.m4s`);
      now += 6000;
    }
    expect(fetchPlayback).not.toHaveBeenCalled();
  });

  it('tries the old one when no new one can be had', async () => {
    const address = new FreshAddress(
      playback('a', 2 * minute),
      async () => null,
      () => 2 * minute,
    );
    expect(await address.freshen('/v/1/a/m/1.m4s')).toBe(`/v/${2 * minute}/a/m/1.m4s`);
  });
});
