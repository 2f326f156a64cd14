import { limitsFor } from './ffmpeg.js';

describe('what a run may use', () => {
  it('follows the length of the film: two minutes, and so much for each of its seconds', () => {
    const of = (seconds: number, perSecond: number) => limitsFor(seconds, { perSecond });
    expect([of(0, 12), of(48, 12), of(10_800, 1)].map(({ deadlineSeconds }) => deadlineSeconds)).toEqual([
      120, 696, 10_920,
    ]);
    expect([of(0, 12), of(48, 12)].map(({ cpuSeconds }) => cpuSeconds)).toEqual([120, 696]);
  });

  it('is a segment in one file, unless what is written is larger by its nature', () => {
    expect(limitsFor(48).fileBytes).toBe(64 * 1024 ** 2);
    expect(limitsFor(48, { fileBytes: 1 }).fileBytes).toBe(1);
  });
});
