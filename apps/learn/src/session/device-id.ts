import { newId, readSetting, writeSetting } from '@yunqiao/ui';

/** Of a browser that keeps nothing: as long as the page. */
let ofPage: string | null = null;

/** The id of this browser, made once and kept: two browsers of a person are two devices. */
export function deviceId(): string {
  const remembered = readSetting('device') ?? ofPage;
  if (remembered) return remembered;
  ofPage = newId();
  writeSetting('device', ofPage);
  return ofPage;
}
