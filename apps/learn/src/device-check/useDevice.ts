import { onScopeDispose, ref, shallowRef } from 'vue';
import { whyNot, type DeviceTrouble } from '../room/conference/useConference';

/** A device that is tried for a while, and let go again. */
export function useDevice(source: 'microphone' | 'camera') {
  const stream = shallowRef<MediaStream | null>(null);
  const trouble = ref<DeviceTrouble['why'] | null>(null);
  const isBusy = ref(false);

  async function start(): Promise<void> {
    isBusy.value = true;
    try {
      if (!navigator.mediaDevices) throw new DOMException('no devices', 'NotFoundError');
      stream.value = await navigator.mediaDevices.getUserMedia(
        source === 'microphone' ? { audio: true } : { video: { width: 640, height: 360 } },
      );
      trouble.value = null;
    } catch (error) {
      trouble.value = whyNot(error);
    } finally {
      isBusy.value = false;
    }
  }

  function stop(): void {
    stream.value?.getTracks().forEach((track) => track.stop());
    stream.value = null;
  }

  onScopeDispose(stop);
  return { stream, trouble, isBusy, start, stop };
}
