import { computed, readonly, ref } from 'vue';
import { readSetting, writeSetting } from './setting';

/** What the reader chose; `system` follows the device. */
export type ThemeSetting = 'light' | 'dark' | 'system';

const setting = ref<ThemeSetting>('system');
const deviceIsDark = ref(false);
const theme = computed<'light' | 'dark'>(() =>
  setting.value === 'system' ? (deviceIsDark.value ? 'dark' : 'light') : setting.value,
);

function paint(): void {
  document.documentElement.dataset['theme'] = theme.value;
}

/** Reads the remembered theme and follows the device; call once before mounting. */
export function startTheme(): void {
  const remembered = readSetting('theme');
  if (remembered === 'light' || remembered === 'dark') setting.value = remembered;
  const device = window.matchMedia('(prefers-color-scheme: dark)');
  deviceIsDark.value = device.matches;
  device.addEventListener('change', () => {
    deviceIsDark.value = device.matches;
    paint();
  });
  paint();
}

/** The theme of this device. */
export function useTheme() {
  function choose(next: ThemeSetting) {
    setting.value = next;
    writeSetting('theme', next);
    paint();
  }
  return { setting: readonly(setting), theme, choose };
}
