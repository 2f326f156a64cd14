import getStroke from 'perfect-freehand';
import type { InkPoint } from './stroke-codec';

/** Width of a page in the units of its drawing; its height follows from its shape. */
export const pageUnits = 1_000;

/**
 * The outline of a stroke as the path of an SVG whose width is `pageUnits`.
 * @param width of the pen, in thousandths of the page's width
 * @param ratio height of the page to its width
 */
export function strokePath(points: readonly InkPoint[], width: number, ratio: number): string {
  const inUnits = points.map(([x, y, pressure]) => [x * pageUnits, y * pageUnits * ratio, pressure]);
  const outline = getStroke(inUnits, { size: width, thinning: 0.4, smoothing: 0.5, streamline: 0.3 });
  const [first, ...rest] = outline;
  if (!first) return '';
  const corners = rest.map(([x, y]) => `${round(x!)} ${round(y!)}`);
  return `M${round(first[0]!)} ${round(first[1]!)}L${corners.join(' ')}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
