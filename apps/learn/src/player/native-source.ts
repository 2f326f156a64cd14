import { readonly, ref, shallowRef } from 'vue';
import type { FreshAddress } from './fresh-address';
import { Reconnection, type SourceState, type VideoSource } from './video-source';

/** Plays by the browser itself, which chooses the quality alone; after an error it goes on under a new signature. */
export function nativeSource(video: HTMLVideoElement, address: FreshAddress, startAt: number): VideoSource {
  const state = ref<SourceState>('loading');
  let goOnAt = startAt;
  let wasPlaying = false;
  const reconnection = new Reconnection(() => void open());

  async function open() {
    if (state.value !== 'loading') await address.renew();
    video.src = address.masterUrl;
    video.load();
  }

  function land() {
    if (goOnAt > 0) video.currentTime = goOnAt;
    state.value = 'ready';
    reconnection.reset();
    if (wasPlaying) void video.play();
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
    close() {
      reconnection.close();
      video.removeEventListener('loadedmetadata', land);
      video.removeEventListener('error', lose);
      video.removeAttribute('src');
      video.load();
    },
  };
}
