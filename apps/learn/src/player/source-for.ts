import { readonly, ref, shallowRef } from 'vue';
import { FreshAddress, type SignedAddress } from './fresh-address';
import { canUseHls, hlsSource } from './hls-source';
import { canPlayNatively, nativeSource } from './native-source';
import type { Quality, SourceState, VideoSource } from './video-source';

/** Where to begin, and how. */
interface Beginning {
  startAt: number;
  quality: Quality;
}

/** Plays through hls.js where the browser lets it, else by the browser itself (older iPhones), else says that it cannot. */
export function sourceFor(
  video: HTMLMediaElement,
  address: SignedAddress,
  fetchAddress: (isNative: boolean) => Promise<SignedAddress | null>,
  { startAt, quality }: Beginning,
): VideoSource {
  if (canUseHls()) {
    return hlsSource(video, new FreshAddress(address, () => fetchAddress(false)), startAt, quality);
  }
  if (!canPlayNatively(video)) return noSource();
  return nativeSource(video, new FreshAddress(address, () => fetchAddress(true)), startAt);
}

/** For a browser that can neither. */
function noSource(): VideoSource {
  return {
    state: readonly(ref<SourceState>('unsupported')),
    heights: readonly(shallowRef<readonly number[]>([])),
    choose: () => undefined,
    retry: () => undefined,
    close: () => undefined,
    moment: () => null,
  };
}
