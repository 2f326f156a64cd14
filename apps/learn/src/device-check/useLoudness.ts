import { useIntervalFn } from '@vueuse/core';
import { ref, watch, type Ref } from 'vue';

const lookMilliseconds = 100;

/** How loud a microphone hears, 0 to 1. */
export function useLoudness(stream: Readonly<Ref<MediaStream | null>>) {
  const loudness = ref(0);
  let analyser: AnalyserNode | null = null;

  watch(stream, (opened, _closed, onCleanup) => {
    loudness.value = 0;
    analyser = null;
    if (!opened) return;
    const context = new AudioContext();
    analyser = context.createAnalyser();
    context.createMediaStreamSource(opened).connect(analyser);
    onCleanup(() => void context.close());
  });

  useIntervalFn(() => {
    if (!analyser) return;
    const wave = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(wave);
    const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
    loudness.value = Math.min(1, Math.sqrt(power) * 6);
  }, lookMilliseconds);
  return loudness;
}
