import { chooseFrameRate, chooseRungs, frameStep, groupFrames } from './rungs.js';

const sizes = (width: number, height: number) =>
  chooseRungs({ width, height }).map((rung) => `${rung.name} ${rung.width}×${rung.height}`);

describe('the qualities of a film', () => {
  it.each<[string, [number, number], string[]]>([
    ['1080p', [1920, 1080], ['720p 1280×720', '480p 854×480', '360p 640×360', '240p 426×240']],
    ['4K', [3840, 2160], ['720p 1280×720', '480p 854×480', '360p 640×360', '240p 426×240']],
    ['720p', [1280, 720], ['720p 1280×720', '480p 854×480', '360p 640×360', '240p 426×240']],
    ['a phone held upright', [1080, 1920], ['720p 720×1280', '480p 480×854', '360p 360×640', '240p 240×426']],
    ['4:3', [1024, 768], ['720p 960×720', '480p 640×480', '360p 480×360', '240p 320×240']],
    ['cinema', [1920, 800], ['720p 1280×534', '480p 854×356', '360p 640×266', '240p 428×178']],
    ['an odd size', [852, 478], ['480p 852×478', '360p 640×360', '240p 426×240']],
    ['less than the smallest', [320, 240], ['360p 320×240']],
    ['a thread', [2, 2000], ['720p 2×1280', '480p 2×854', '360p 2×640', '240p 2×428']],
  ])('of %s', (_what, [width, height], expected) => {
    expect(sizes(width, height)).toEqual(expected);
  });

  it('are never larger than the film, and always even', () => {
    for (let width = 16; width <= 4000; width += 37) {
      for (let height = 16; height <= 2400; height += 41) {
        const film = { width: width - (width % 2), height: height - (height % 2) };
        const rungs = chooseRungs(film);
        expect(rungs.length).toBeGreaterThan(0);
        for (const rung of rungs) {
          expect(rung.width <= film.width && rung.height <= film.height).toBe(true);
          expect((rung.width % 2) + (rung.height % 2)).toBe(0);
        }
      }
    }
  });
});

describe('the smallest quality', () => {
  it('has every second picture, where there are enough', () => {
    const [, , , smallest] = chooseRungs({ width: 1280, height: 720 });
    expect([5, 15, 24000 / 1001, 25, 30000 / 1001, 30].map((value) => frameStep(smallest!, { value }))).toEqual([
      ...[1, 1, 2, 2, 2, 2],
    ]);
  });

  it('has whole groups at half the rate', () => {
    for (const rate of [24, 25, 26, 27, 28, 29, 29.97, 30]) {
      expect(groupFrames(chooseFrameRate(rate)) % 2).toBe(0);
    }
  });
});

describe('the frame rate', () => {
  it.each([
    ...[
      [25, '25'],
      [30, '30'],
      [29.97, '30000/1001'],
      [23.976, '24000/1001'],
      [60, '30'],
      [59.94, '30000/1001'],
    ],
    ...[
      [50, '25'],
      [5, '5'],
      [0.5, '1'],
      [120, '30'],
      [14.7, '15'],
      [90_000, '30'],
    ],
  ] as [number, string][])('of %s is made %s', (source, text) => {
    expect(chooseFrameRate(source).text).toBe(text);
  });
});
