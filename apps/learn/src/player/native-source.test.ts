import { createAppI18n } from '@yunqiao/ui';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import words from '../i18n/zh-CN.json';
import type { PlaybackPartsFragment } from '../lesson/Lesson.generated';
import type { LearningOutbox } from './learning-outbox';
import VideoPlayer from './VideoPlayer.vue';

function playback(signature: string, seconds: number): PlaybackPartsFragment {
  return {
    ...{ mediaId: 'm', masterUrl: `/v/1/${signature}/m/master.m3u8`, posterUrl: null, durationSeconds: 2700 },
    ...{ expiresAt: new Date(Date.now() + seconds * 1000).toISOString(), qualities: [], bytesPerMinute: null },
  };
}

/** An iPhone before iOS 17.1: no MediaSource, HLS by itself. jsdom has no MediaSource either. */
describe('a browser without MediaSource', () => {
  const element = HTMLMediaElement.prototype;
  const canPlay = vi.fn<HTMLMediaElement['canPlayType']>();
  beforeEach(() => {
    localStorage.setItem('yunqiao.locale', 'zh-CN');
    canPlay.mockReturnValue('maybe');
    vi.spyOn(element, 'canPlayType').mockImplementation(canPlay);
    vi.spyOn(element, 'load').mockReturnValue(undefined);
    vi.spyOn(element, 'play').mockResolvedValue(undefined);
  });
  afterEach(() => document.body.replaceChildren());

  async function open(fetchPlayback: (isNative: boolean) => Promise<PlaybackPartsFragment | null>) {
    const i18n = await createAppI18n({ 'zh-CN': words, en: () => import('../i18n/en.json') });
    const player = mount(VideoPlayer, {
      props: {
        ...{ playback: playback('short', 600), title: '三相电源', startAt: 125, beginsAtOnce: false, fetchPlayback },
        learning: {
          lesson: { courseRunId: 'run', lessonId: 'lesson', grant: null },
          outbox: { put: async () => undefined, add: () => undefined } as unknown as LearningOutbox,
        },
      },
      global: { plugins: [i18n] },
      attachTo: document.body,
    });
    await flushPromises();
    return { player, video: player.get('video').element as HTMLVideoElement };
  }

  it('plays by itself, under an address that holds for the whole video', async () => {
    const fetchPlayback = vi.fn(async () => playback('long', 2700 + 3600));
    const { video } = await open(fetchPlayback);
    expect(canPlay).toHaveBeenCalledWith('application/vnd.apple.mpegurl');
    expect(fetchPlayback).toHaveBeenCalledExactlyOnceWith(true);
    expect(video.getAttribute('src')).toBe('/v/1/long/m/master.m3u8');
  });

  it('goes on where the learner was', async () => {
    const { video } = await open(async () => playback('long', 6300));
    video.dispatchEvent(new Event('loadedmetadata'));
    expect(video.currentTime).toBe(125);
  });

  it('tries the address it has when no other can be had', async () => {
    const { video } = await open(async () => null);
    expect(video.getAttribute('src')).toBe('/v/1/short/m/master.m3u8');
  });

  it('says so when it cannot play HLS at all', async () => {
    canPlay.mockReturnValue('');
    const { player, video } = await open(async () => playback('long', 6300));
    expect(video.getAttribute('src')).toBeNull();
    expect(player.text()).toContain('这个浏览器放不了视频');
  });
});
