import { coveredBy, fillable } from './fillable.js';

/** Of seconds, so that the tests can be read. */
const spans = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([from, to]) => ({ from: from * 1000, to: to * 1000 }));
const hour = spans([0, 3600]);

describe('what the sound of one’s own microphone may fill', () => {
  it('is where the session was live and no recorder was: at its beginning, in its middle and at its end', () => {
    expect(fillable({ stretches: hour, recorded: spans([5, 100], [110, 3590]), cut: [] })).toEqual(
      spans([0, 5], [100, 110], [3590, 3600]),
    );
  });

  it('is no break and nothing before or after', () => {
    const stretches = spans([0, 60], [120, 180]);
    expect(fillable({ stretches, recorded: spans([0, 50], [125, 200]), cut: [] })).toEqual(spans([50, 60], [120, 125]));
  });

  it('is nothing that was cut out, nor what was cut out beside a gap', () => {
    const recorded = spans([0, 100], [110, 3600]);
    expect(fillable({ stretches: hour, recorded, cut: spans([50, 60]) })).toEqual(spans([100, 110]));
    expect(fillable({ stretches: hour, recorded, cut: spans([98, 104]) })).toEqual(spans([104, 110]));
    expect(fillable({ stretches: hour, recorded, cut: spans([90, 120]) })).toEqual([]);
  });

  it('is no moment between two segments, nor between the last one and the end', () => {
    expect(fillable({ stretches: hour, recorded: spans([0, 100], [100.2, 3599.8]), cut: [] })).toEqual([]);
  });
});

describe('the parts of a gap that are filled', () => {
  const gap = spans([100, 130]);

  it('are those of which somebody’s sound is there, of whomever', () => {
    expect(coveredBy(spans([90, 110], [105, 118]), gap)).toEqual(spans([100, 118]));
    expect(coveredBy(spans([110, 115], [125, 200]), gap)).toEqual(spans([110, 115], [125, 130]));
  });

  it('go over the seam between two runs of a microphone', () => {
    expect(coveredBy(spans([90, 110], [111.5, 140]), gap)).toEqual(gap);
    expect(coveredBy(spans([90, 110], [112.5, 140]), gap)).toEqual(spans([100, 110], [112.5, 130]));
  });

  it('are none where nobody was heard, or for a moment only', () => {
    expect(coveredBy(spans([0, 100], [129.8, 140]), gap)).toEqual([]);
  });
});
