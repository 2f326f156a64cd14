import { readonly, ref, shallowRef } from 'vue';
import type { FreshAddress } from './fresh-address';
import { staysPaused } from './stays-paused';
import { Reconnection, type SourceState, type VideoSource } from './video-source';

/** Does this browser play HLS by itself, as Safari does? */
export function canPlayNatively(video: HTMLMediaElement): boolean {
  return video.canPlayType('application/vnd.apple.mpegurl') !== '';
}

/**
 * Plays by the browser itself, which chooses the quality alone. It cannot change the address while it plays: it begins
 * with one that holds for the whole video, and after an error it goes on under a new one.
 */
export function nativeSource(video: HTMLMediaElement, address: FreshAddress, startAt: number): VideoSource {
  const state = ref<SourceState>('loading');
  let goOnAt = startAt;
  let wasPlaying = false;
  let isClosed = false;
  const reconnection = new Reconnection(() => void open());

  async function open() {
    await address.renew();
    if (isClosed) return;
    wasPlaying ||= !video.paused;
    video.src = address.masterUrl;
    video.load();
  }

  function land() {
    if (goOnAt > 0) video.currentTime = goOnAt;
    state.value = 'ready';
    reconnection.reset();
    if (wasPlaying) void video.play().catch(staysPaused);
    wasPlaying = false;
  }

  function lose() {
    goOnAt = video.currentTime || goOnAt;
    wasPlaying = !video.paused;
    state.value = 'reconnecting';
    reconnection.plan();
  }

  video.addEventListener('loadedmetadata', land);
  video.addEventListener('error', lose);
  void open();

  return {
    state: readonly(state),
    heights: readonly(shallowRef<readonly number[]>([])),
    choose: () => undefined,
    retry: () => void open(),
    moment: () => beginningOf(video) + video.currentTime * 1000 || null,
    close() {
      isClosed = true;
      reconnection.close();
      video.removeEventListener('loadedmetadata', land);
      video.removeEventListener('error', lose);
      video.removeAttribute('src');
      video.load();
    },
  };
}

/** Safari knows the time of day of a stream's beginning; not a number where it does not. */
function beginningOf(video: HTMLMediaElement & { getStartDate?: () => Date }): number {
  return video.getStartDate?.().getTime() ?? Number.NaN;
}
