import { readSetting, writeSetting } from '@yunqiao/ui';
import { ref, watch } from 'vue';

/** Speeds that the player offers. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

function remembered(name: string, low: number, high: number, otherwise: number): number {
  const text = readSetting(name);
  const value = text === null ? Number.NaN : Number(text);
  return value >= low && value <= high ? value : otherwise;
}

const speed = ref(remembered('speed', 0.5, 2, 1));
const volume = ref(remembered('volume', 0, 1, 1));
const savesData = ref(readSetting('saveData') === 'yes');

watch(speed, (value) => writeSetting('speed', String(value)));
watch(volume, (value) => writeSetting('volume', String(value)));
watch(savesData, (value) => writeSetting('saveData', value ? 'yes' : null));

/** What the player remembers on this device. */
export function usePlayerSettings() {
  return { speed, volume, savesData };
}
