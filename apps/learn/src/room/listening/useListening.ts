import { useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { VideoSource } from '../../player/video-source';

/** How often it is looked which moment is heard. */
const lookMilliseconds = 250;
/** hls.js begins at the end of a stream that goes on. */
const atItsEnd = -1;

/**
 * Listens to a session by its stream, with little data and some seconds late, instead of the conference.
 * @param renew asks for the address again before it runs out; null when none can be had
 */
export function useListening(renew: () => Promise<string | null>) {
  const source = shallowRef<VideoSource | null>(null);
  const isOn = ref(false);
  const isSilenced = ref(false);
  const moment = ref<number | null>(null);
  const sound = document.createElement('audio');

  async function playSound(): Promise<void> {
    try {
      await sound.play();
      isSilenced.value = false;
    } catch (reason) {
      if (!(reason instanceof DOMException)) throw reason;
      // A browser that plays nothing before one has pressed something; what was replaced meanwhile is no silence.
      isSilenced.value = reason.name === 'NotAllowedError';
    }
  }

  /** Begins to listen; who listens already listens on. */
  async function start(playlistUrl: string): Promise<void> {
    if (isOn.value) return;
    isOn.value = true;
    const { sourceFor } = await import('../../player/source-for');
    if (!isOn.value) return;
    // In the page, as the voices of the conference are.
    document.body.append(sound);
    const address = (url: string) => ({ masterUrl: url, expiresAt: '' });
    const fetchAddress = async () => {
      const url = await renew();
      return url ? address(url) : null;
    };
    source.value = sourceFor(sound, address(playlistUrl), fetchAddress, { startAt: atItsEnd, quality: 'auto' });
    await playSound();
  }

  function stop(): void {
    isOn.value = isSilenced.value = false;
    moment.value = null;
    source.value?.close();
    source.value = null;
    sound.pause();
    sound.remove();
  }

  useIntervalFn(() => (moment.value = source.value?.moment() ?? null), lookMilliseconds);
  onScopeDispose(stop);

  return {
    ...{ isOn, isSilenced, playSound, start, stop },
    /** The time of day of what is heard now, in milliseconds since 1970; null while nothing is. */
    moment,
    isBroken: computed(() => ['reconnecting', 'failed', 'unsupported'].includes(source.value?.state.value ?? 'ready')),
  };
}
