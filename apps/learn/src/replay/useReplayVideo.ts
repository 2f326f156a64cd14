import { effectScope, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { sourceFor } from '../player/source-for';
import { staysPaused } from '../player/stays-paused';
import { usePlayerKeys } from '../player/usePlayerKeys';
import { usePlayerSettings } from '../player/usePlayerSettings';
import { useVideoSettings } from '../player/useVideoSettings';
import type { VideoSource } from '../player/video-source';
import type { Replay } from './useReplay';

/** What plays a replay, and how it is asked for again. */
interface Given {
  readonly video: Ref<HTMLVideoElement | null>;
  readonly replay: () => Replay;
  readonly read: () => Promise<Replay | null>;
  readonly soundOnly: Ref<boolean>;
  /** In seconds. */
  readonly startAt: number;
  readonly fillScreen: () => void;
}

/** Plays a replay: where it stands, with the player's keys and remembered settings. */
export function useReplayVideo({ video, replay, read, soundOnly, startAt, fillScreen }: Given) {
  const source = shallowRef<VideoSource | null>(null);
  const second = ref(startAt);
  const { speed } = usePlayerSettings();
  const settings = effectScope();

  function addressOf({ url, audioUrl, expiresAt }: Replay) {
    return { masterUrl: soundOnly.value ? audioUrl : url, expiresAt };
  }

  function open(element: HTMLVideoElement, from: number) {
    source.value?.close();
    const renew = async () => {
      const fresh = await read();
      return fresh && addressOf(fresh);
    };
    source.value = sourceFor(element, addressOf(replay()), renew, { startAt: from, quality: 'auto' });
  }

  function follow() {
    second.value = video.value?.currentTime ?? 0;
  }

  function seek(to: number) {
    if (!video.value) return;
    video.value.currentTime = to;
    second.value = to;
  }

  function togglePlay() {
    if (video.value?.paused) void video.value.play().catch(staysPaused);
    else video.value?.pause();
  }

  watch(video, (element, _before, onCleanup) => {
    if (!element) return;
    settings.run(() => useVideoSettings(element));
    open(element, second.value);
    const events = ['timeupdate', 'seeking', 'seeked'] as const;
    for (const name of events) element.addEventListener(name, follow);
    onCleanup(() => events.forEach((name) => element.removeEventListener(name, follow)));
  });
  watch(soundOnly, () => {
    if (!video.value) return;
    const wasPlaying = !video.value.paused;
    open(video.value, second.value);
    if (wasPlaying) void video.value.play().catch(staysPaused);
  });
  usePlayerKeys(() => ({
    togglePlay,
    seekBy: (seconds) => seek(Math.min(replay().seconds, Math.max(0, second.value + seconds))),
    toggleMute: () => video.value && (video.value.muted = !video.value.muted),
    toggleFullscreen: fillScreen,
    get speed() {
      return speed.value;
    },
    set speed(next) {
      speed.value = next;
    },
  }));
  onScopeDispose(() => source.value?.close());
  return { source, second, speed, seek };
}
