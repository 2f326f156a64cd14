/** A point of a stroke takes three 16-bit numbers: x, y, pressure. */
export const BYTES_PER_POINT = 6;

/** A stroke that is longer is drawn as two. */
export const MOST_POINTS = 2_000;

/** Whether `points` is a stroke as it travels: base64 of whole points, at least one, at most `MOST_POINTS`. */
export function isStroke(points: unknown): points is string {
  if (typeof points !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(points)) return false;
  const bytes = Buffer.from(points, 'base64');
  const isWhole = bytes.length > 0 && bytes.length % BYTES_PER_POINT === 0;
  return isWhole && bytes.length <= MOST_POINTS * BYTES_PER_POINT && bytes.toString('base64') === points;
}
