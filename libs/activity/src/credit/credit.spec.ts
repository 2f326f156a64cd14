import fc from 'fast-check';
import { claimOf, creditClaims, isTooOld, unionLength, type WallInterval } from './credit.js';

const second = 1000;
const claim = fc
  .record({ to: fc.integer({ min: 0, max: 600 * second }), length: fc.integer({ min: 0, max: 60 * second }) })
  .map(({ to, length }): WallInterval => ({ from: to - length, to }));

function granted(pieces: (WallInterval | null)[]): WallInterval[] {
  return pieces.filter((piece) => piece !== null);
}

function total(intervals: WallInterval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}

describe('crediting wall-clock time', () => {
  it('credits a lone claim in full', () => {
    expect(creditClaims([{ from: 0, to: 10 * second }], [])).toEqual([{ from: 0, to: 10 * second }]);
  });

  it('credits only the part that was not credited before', () => {
    expect(creditClaims([{ from: 5 * second, to: 15 * second }], [{ from: 0, to: 10 * second }])).toEqual([
      { from: 10 * second, to: 15 * second },
    ]);
  });

  it('credits ten videos at once as one', () => {
    const claims = Array.from({ length: 10 }, () => ({ from: 0, to: 10 * second }));
    expect(total(granted(creditClaims(claims, [])))).toBe(10 * second);
  });

  it('credits learning that arrives late, when nothing else was credited then', () => {
    expect(creditClaims([{ from: 0, to: 10 * second }], [{ from: 100 * second, to: 110 * second }])).toEqual([
      { from: 0, to: 10 * second },
    ]);
  });

  it('takes the longer piece where something credited lies in the middle', () => {
    expect(creditClaims([{ from: 0, to: 10 * second }], [{ from: 2 * second, to: 4 * second }])).toEqual([
      { from: 4 * second, to: 10 * second },
    ]);
  });

  it('never credits more than the wall clock, in whatever order two devices arrive', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 40 }), fc.nat(), (claims, seed) => {
        const shuffled = [...claims].sort((a, b) => ((a.from * 31 + seed) % 97) - ((b.from * 31 + seed) % 97));
        for (const order of [claims, shuffled]) {
          const pieces = granted(creditClaims(order, []));
          expect(total(pieces)).toBe(unionLength(pieces));
          expect(total(pieces)).toBeLessThanOrEqual(unionLength(claims));
        }
      }),
    );
  });

  it('credits no more than an allowance has left, of all claims that draw on it together', () => {
    const allowance = { milliseconds: 15 * second };
    const claims = [0, 20, 40].map((at) => ({ from: at * second, to: (at + 10) * second, allowances: [allowance] }));
    expect(creditClaims(claims, [])).toEqual([
      { from: 0, to: 10 * second },
      { from: 20 * second, to: 25 * second },
      null,
    ]);
  });

  it('never credits more than any allowance, whatever is claimed', () => {
    const allowances = fc.array(fc.nat({ max: 200 * second }), { minLength: 1, maxLength: 3 });
    const drawn = fc.array(fc.tuple(claim, fc.array(fc.nat({ max: 2 }), { maxLength: 2 })), { maxLength: 40 });
    fc.assert(
      fc.property(allowances, drawn, (sizes, claims) => {
        const pools = sizes.map((milliseconds) => ({ milliseconds }));
        const drawing = claims.map(([one, draws]) => ({
          ...one,
          allowances: pools.filter((_, index) => draws.includes(index)),
        }));
        const pieces = creditClaims(drawing, []);
        for (const pool of pools) {
          const of = pieces.filter((_, index) => drawing[index]!.allowances.includes(pool));
          expect(total(granted(of))).toBeLessThanOrEqual(pool.milliseconds);
        }
        expect(total(granted(pieces))).toBe(unionLength(granted(pieces)));
      }),
    );
  });

  it('gives nothing for the same claims a second time', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 20 }), (claims) => {
        const first = granted(creditClaims(claims, []));
        const again = granted(creditClaims(claims, first));
        expect(total([...first, ...again])).toBeLessThanOrEqual(unionLength(claims));
      }),
    );
  });

  it('comes out the same in one batch or in many', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 20 }), fc.nat({ max: 20 }), (claims, cut) => {
        const whole = creditClaims(claims, []);
        const first = creditClaims(claims.slice(0, cut), []);
        const second = creditClaims(claims.slice(cut), granted(first));
        expect([...first, ...second]).toEqual(whole);
      }),
    );
  });
});

describe('what an event may claim', () => {
  const receivedAt = new Date('2020-04-01T08:00:00.000Z');

  it('ends when the event was received at the latest', () => {
    const occurredAt = new Date('2020-04-02T08:00:00.000Z');
    expect(claimOf({ occurredAt, wallSeconds: 10 }, receivedAt).to).toBe(receivedAt.getTime());
  });

  it('is a minute at most and never negative', () => {
    expect(claimOf({ occurredAt: receivedAt, wallSeconds: 600 }, receivedAt)).toEqual({
      from: receivedAt.getTime() - 60 * second,
      to: receivedAt.getTime(),
    });
    expect(claimOf({ occurredAt: receivedAt, wallSeconds: -5 }, receivedAt).from).toBe(receivedAt.getTime());
  });

  it('is refused after thirty days', () => {
    expect(isTooOld(new Date('2020-03-02T08:00:00.000Z'), receivedAt)).toBe(false);
    expect(isTooOld(new Date('2020-03-02T07:59:59.999Z'), receivedAt)).toBe(true);
  });
});
