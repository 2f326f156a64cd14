/** A point of a stroke: x and y from 0 to 1 of the page's width and height, pressure from 0 to 1. */
export type InkPoint = readonly [x: number, y: number, pressure: number];

const scale = 65_535;
const bytesPerPoint = 6;

/** Strokes that are longer are drawn as several. */
export const mostPoints = 2_000;

/** Points as they travel: base64 of big-endian 16-bit triples. What lies outside the page is moved to its edge. */
export function packStroke(points: readonly InkPoint[]): string {
  const view = new DataView(new ArrayBuffer(points.length * bytesPerPoint));
  points.forEach((point, index) => {
    point.forEach((value, part) => {
      const inside = Math.min(1, Math.max(0, value));
      view.setUint16(index * bytesPerPoint + part * 2, Math.round(inside * scale));
    });
  });
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

/** The points of a stroke that has travelled. */
export function unpackStroke(packed: string): InkPoint[] {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const count = Math.floor(bytes.length / bytesPerPoint);
  const read = (index: number, part: number) => view.getUint16(index * bytesPerPoint + part * 2) / scale;
  return Array.from({ length: count }, (_, index) => [read(index, 0), read(index, 1), read(index, 2)] as const);
}
