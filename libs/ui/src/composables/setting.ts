const prefix = 'yunqiao.';

/** A small thing that this device remembers; null when it does not, or when the browser keeps nothing. */
export function readSetting(name: string): string | null {
  try {
    return window.localStorage.getItem(prefix + name);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Remembers a small thing on this device. A browser that keeps nothing (private window, full disk) forgets it. */
export function writeSetting(name: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(prefix + name);
    else window.localStorage.setItem(prefix + name, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
