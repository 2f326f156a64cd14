/** Size of the recorded picture. */
export const WIDTH = 640;
export const HEIGHT = 360;
export const FRAMES_PER_SECOND = 15;

/** One picture as planes of brightness and two of colour, those at half the size (I420). */
export interface PlanarPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Plane {
  readonly data: Uint8Array;
  readonly offset: number;
  readonly width: number;
  readonly height: number;
}

/** A place inside a plane, and what fills the rest. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws a picture of any size into the recorded one, whole and in proportion, with black beside it. */
export function drawn({ data, width, height }: PlanarPicture): Uint8Array {
  const canvas = blackPicture();
  if (width < 2 || height < 2) return canvas;
  const scale = Math.min(WIDTH / width, HEIGHT / height);
  const size = { width: Math.max(2, even(width * scale)), height: Math.max(2, even(height * scale)) };
  const place = { ...size, left: even((WIDTH - size.width) / 2), top: even((HEIGHT - size.height) / 2) };
  const from = planesOf(data, width, height);
  const to = planesOf(canvas, WIDTH, HEIGHT);
  shrink(from[0]!, to[0]!, place);
  for (const index of [1, 2]) shrink(from[index]!, to[index]!, halved(place));
  return canvas;
}

/** A black picture. */
export function blackPicture(): Uint8Array {
  return new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(16, 0, WIDTH * HEIGHT).fill(128, WIDTH * HEIGHT);
}

function planesOf(data: Uint8Array, width: number, height: number): Plane[] {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const [bright, colour] = [width * height, half.width * half.height];
  return [
    { data, offset: 0, width, height },
    { data, offset: bright, ...half },
    { data, offset: bright + colour, ...half },
  ];
}

/** Each point is the mean of what it covers, so that letters on a shared screen stay legible. */
function shrink(from: Plane, to: Plane, { left, top, width, height }: Place): void {
  const columns = bounds(width, from.width);
  const rows = bounds(height, from.height);
  for (let y = 0; y < height; y += 1) {
    const line = to.offset + (top + y) * to.width + left;
    for (let x = 0; x < width; x += 1) {
      to.data[line + x] = mean(from, columns[x]!, columns[x + 1]!, rows[y]!, rows[y + 1]!);
    }
  }
}

function mean({ data, offset, width }: Plane, left: number, right: number, top: number, bottom: number): number {
  const [lastColumn, lastRow] = [Math.max(right, left + 1), Math.max(bottom, top + 1)];
  let sum = 0;
  for (let y = top; y < lastRow; y += 1) {
    const line = offset + y * width;
    for (let x = left; x < lastColumn; x += 1) sum += data[line + x]!;
  }
  return sum / ((lastColumn - left) * (lastRow - top));
}

/** Where each of `count` points begins in `length` others, and where the last one ends. */
function bounds(count: number, length: number): Int32Array {
  return Int32Array.from({ length: count + 1 }, (_, index) => Math.floor((index * length) / count));
}

function halved({ left, top, width, height }: Place): Place {
  return { left: left / 2, top: top / 2, width: width / 2, height: height / 2 };
}

function even(length: number): number {
  return Math.round(length / 2) * 2;
}
