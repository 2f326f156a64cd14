import { playedInOneGo, presenceOf } from './presence.js';

const shown = { openedAt: 0, endedAt: 100, played: [{ from: 10, to: 90 }] };

function mark(at: number, isPresent = true) {
  return { id: String(at), at: new Date(at), isPresent };
}

describe('when a pupil saw a lesson that was shown to the class', () => {
  it('is while it was played and they were marked', () => {
    expect(presenceOf([mark(30)], shown)).toEqual([{ from: 30, to: 90 }]);
  });

  it('is never for who was not marked, or whose mark was taken back', () => {
    expect(presenceOf([], shown)).toBeNull();
    expect(presenceOf([mark(30), mark(40, false)], shown)).toBeNull();
    expect(presenceOf([mark(30), mark(140, false)], shown)).toBeNull();
  });

  it('leaves out the time between a mark that was taken back and the next one', () => {
    expect(presenceOf([mark(20), mark(30, false), mark(50)], shown)).toEqual([
      { from: 20, to: 30 },
      { from: 50, to: 90 },
    ]);
  });

  it('is the whole of it for who was forgotten and marked after the end', () => {
    expect(presenceOf([mark(130)], shown)).toEqual([{ from: 10, to: 90 }]);
  });

  it('goes by the instants of the marks, in whatever order they arrive', () => {
    expect(presenceOf([mark(60), mark(40, false), mark(20)], shown)).toEqual([
      { from: 20, to: 40 },
      { from: 60, to: 90 },
    ]);
  });

  it('is no time at all where nothing was played, and yet they were there', () => {
    expect(presenceOf([mark(30)], { ...shown, played: [] })).toEqual([]);
  });
});

describe('what was played', () => {
  const pieces = [
    { from: 10_000, to: 20_000 },
    { from: 20_003, to: 30_000 },
    { from: 31_500, to: 40_000 },
  ];

  it('is one stretch where the pieces that a device tells lie side by side', () => {
    expect(playedInOneGo(pieces)).toEqual([
      { from: 10_000, to: 30_000 },
      { from: 31_500, to: 40_000 },
    ]);
  });

  it('stays the same when it is told again, in whatever order', () => {
    const told = playedInOneGo(pieces);
    expect(playedInOneGo([...pieces].reverse())).toEqual(told);
    expect(playedInOneGo([...told, ...pieces])).toEqual(told);
  });
});
