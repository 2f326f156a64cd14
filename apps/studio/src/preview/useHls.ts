import type Hls from 'hls.js';
import { onBeforeUnmount, ref, watch, type Ref } from 'vue';

/** Plays a signed HLS address in a video element; hls.js comes only when there is something to play. */
export function useHls(video: Ref<HTMLVideoElement | null>, source: () => string | null) {
  const hasFailed = ref(false);
  let player: Hls | null = null;

  function release(): void {
    player?.destroy();
    player = null;
  }

  async function attach(element: HTMLVideoElement, url: string): Promise<void> {
    const { default: HlsPlayer } = await import('hls.js');
    if (source() !== url || video.value !== element) return;
    if (!HlsPlayer.isSupported()) {
      element.src = url;
      return;
    }
    player = new HlsPlayer({ maxBufferLength: 20 });
    player.on(HlsPlayer.Events.ERROR, (_event, problem) => {
      if (problem.fatal) hasFailed.value = true;
    });
    player.loadSource(url);
    player.attachMedia(element);
  }

  watch(
    [video, source],
    ([element, url]) => {
      release();
      hasFailed.value = false;
      if (element && url) attach(element, url).catch(() => (hasFailed.value = true));
    },
    { flush: 'post', immediate: true },
  );
  onBeforeUnmount(release);
  return { hasFailed };
}
