/** How much of something lies in the stores, in bytes. */
export interface Use {
  originalBytes: number;
  madeBytes: number;
  binBytes: number;
  files: number;
}

/** Everything together, the bin included. */
export function usedBytes({ originalBytes, madeBytes }: Use): number {
  return originalBytes + madeBytes;
}

/** From this share of a quota on it is time to do something about it. */
const SCARCE = 0.9;

/** `scarce` shortly before a quota is used up, `over` when it is. */
export function roomLeft(use: Use, quotaBytes: number | null | undefined): 'enough' | 'scarce' | 'over' {
  if (quotaBytes == null) return 'enough';
  const share = usedBytes(use) / quotaBytes;
  if (share >= 1) return 'over';
  return share >= SCARCE ? 'scarce' : 'enough';
}

const GIGABYTE = 1e9;

/** Gigabytes as somebody types them, with a comma or a point; null for what is no size. */
export function bytesOfGigabytes(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(text)) return null;
  const bytes = Math.round(Number(text) * GIGABYTE);
  return bytes > 0 ? bytes : null;
}

/** The same the other way round, as short as it is exact to the megabyte. */
export function gigabytesOf(bytes: number): string {
  return String(Number((bytes / GIGABYTE).toFixed(3)));
}
