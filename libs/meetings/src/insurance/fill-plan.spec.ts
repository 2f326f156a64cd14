import { newId } from '@yunqiao/platform';
import { fillsFor, voicesOf } from './fill-plan.js';
import type { InsurancePiece } from './insurance-piece.entity.js';
import { soundRuns } from './sound-runs.js';

const began = Date.parse('2020-04-15T02:00:00.000Z');
const at = (second: number) => began + second * 1000;
const [host, speaker] = [newId(), newId()];

/** Pieces of five seconds of one run. */
function pieces(personId: string, second: number, numbers: readonly number[], usedAt: Date | null = null) {
  const runId = newId();
  return numbers.map((number): InsurancePiece => ({
    ...{ runId, number, sessionId: newId(), personId, runStartedAt: new Date(at(second)), durationMs: 5000, bytes: 1 },
    ...{ receivedAt: new Date(at(9000)), usedAt },
  }));
}

const time = {
  stretches: [{ from: at(0), to: at(600) }],
  recorded: [
    { from: at(0), to: at(100) },
    { from: at(110), to: at(600) },
  ],
  cut: [],
};

describe('a run of a microphone', () => {
  it('is as long as its pieces that follow each other', () => {
    const [whole, holed] = [pieces(host, 90, [0, 1, 2]), pieces(host, 200, [0, 2])];
    expect(soundRuns([...whole, ...holed]).map(({ from, to }) => [from, to])).toEqual([
      [at(90), at(105)],
      [at(200), at(205)],
    ]);
    expect(soundRuns(pieces(host, 90, [1, 2]))).toEqual([]);
  });
});

describe('what is made of microphones', () => {
  it('is the gap, or the part of it of which there is sound', () => {
    const runs = soundRuns([...pieces(host, 90, [0, 1, 2]), ...pieces(speaker, 300, [0, 1])]);
    expect(fillsFor(time, runs).map(({ from, to, runs: heard }) => [from, to, heard.length])).toEqual([
      [at(100), at(105), 1],
    ]);
  });

  it('is made again when somebody’s sound comes later, with everybody’s', () => {
    const used = pieces(host, 95, [0, 1, 2, 3], new Date(at(9001)));
    expect(fillsFor(time, soundRuns(used))).toEqual([]);
    const [fill] = fillsFor(time, soundRuns([...used, ...pieces(speaker, 104, [0, 1])]));
    expect(fill).toMatchObject({ from: at(100), to: at(110) });
    expect(voicesOf(fill!).map(({ skip, length, delay }) => [skip, length, delay])).toEqual([
      [5000, 10_000, 0],
      [0, 6000, 4000],
    ]);
  });

  it('has each person once where two of their runs overlap', () => {
    const [fill] = fillsFor(time, soundRuns([...pieces(host, 98, [0, 1]), ...pieces(host, 107.8, [0])]));
    expect(voicesOf(fill!).map(({ skip, length, delay }) => [skip, length, delay])).toEqual([
      [2000, 7800, 0],
      [0, 2200, 7800],
    ]);
  });

  it('is no more than five minutes at once, by the clock', () => {
    const long = { ...time, recorded: [{ from: at(0), to: at(10) }] };
    const runs = soundRuns(Array.from({ length: 60 }, (_, run) => pieces(host, 10 * run, [0, 1])).flat());
    expect(fillsFor(long, runs).map(({ from, to }) => (to - from) / 1000)).toEqual([290, 300]);
  });
});
