import { blackPicture, drawn, HEIGHT, WIDTH } from './canvas.js';

/** A picture of one brightness and colour. */
function plain(width: number, height: number, bright: number, colour: number) {
  const half = ((width + 1) >> 1) * ((height + 1) >> 1);
  const data = new Uint8Array(width * height + 2 * half).fill(colour);
  return { data: data.fill(bright, 0, width * height), width, height };
}

const brightness = (picture: Uint8Array, x: number, y: number) => picture[y * WIDTH + x];

describe('the recorded picture', () => {
  it.each([
    [1280, 720],
    [320, 180],
    [1919, 1079],
  ])('is filled by one of %i × %i', (width, height) => {
    const picture = drawn(plain(width, height, 200, 90));
    expect(picture).toHaveLength(blackPicture().length);
    expect(new Set(picture.subarray(0, WIDTH * HEIGHT))).toEqual(new Set([200]));
    expect(new Set(picture.subarray(WIDTH * HEIGHT))).toEqual(new Set([90]));
  });

  it('has black beside one that stands upright, and above and below a wide one', () => {
    const upright = drawn(plain(360, 640, 200, 128));
    expect([0, WIDTH / 2, WIDTH - 1].map((x) => brightness(upright, x, 100))).toEqual([16, 200, 16]);
    const wide = drawn(plain(1000, 200, 200, 128));
    expect([0, HEIGHT / 2, HEIGHT - 1].map((y) => brightness(wide, 100, y))).toEqual([16, 200, 16]);
  });

  it('takes the mean of what a point covers', () => {
    const stripes = plain(1280, 720, 0, 128);
    for (let at = 0; at < 1280 * 720; at += 2) stripes.data[at] = 200;
    expect(brightness(drawn(stripes), 10, 10)).toBe(100);
  });
});
