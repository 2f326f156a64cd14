import { onScopeDispose, watch } from 'vue';
import { usePlayerSettings } from './usePlayerSettings';

/** Gives a video the remembered speed (with its pitch kept) and volume, and remembers the volume's changes. */
export function useVideoSettings(video: HTMLVideoElement): void {
  const { speed, volume } = usePlayerSettings();
  const keepVolume = () => {
    if (!video.muted) volume.value = video.volume;
  };
  const keepSpeed = () => {
    if (video.playbackRate !== speed.value) video.playbackRate = speed.value;
  };

  video.preservesPitch = true;
  video.volume = volume.value;
  watch(
    speed,
    (value) => {
      video.defaultPlaybackRate = value;
      video.playbackRate = value;
    },
    { immediate: true },
  );
  video.addEventListener('volumechange', keepVolume);
  video.addEventListener('loadedmetadata', keepSpeed);
  onScopeDispose(() => {
    video.removeEventListener('volumechange', keepVolume);
    video.removeEventListener('loadedmetadata', keepSpeed);
  });
}
