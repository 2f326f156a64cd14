import { readSetting, writeSetting } from '@yunqiao/ui';

const setting = 'keptSoundAt';

/** Remembers on this device that sound of a microphone is kept here, so that other pages know without looking into it. */
export function markKeptSound(now = Date.now()): void {
  writeSetting(setting, String(now));
}

/** Whether sound may be kept here, of whomever; only then what sends or deletes it is fetched. */
export function mayKeepSound(): boolean {
  return readSetting(setting) !== null;
}

/** Forgets the mark when nothing was kept since this moment, in milliseconds since 1970. */
export function forgetMarkBefore(moment: number): void {
  if (Number(readSetting(setting) ?? Infinity) < moment) writeSetting(setting, null);
}
