import fc from 'fast-check';
import { dayNumberOf, startOfDayNumber, type PersonEvent } from './person-event.js';
import { factsOf, type PersonFacts } from './person-facts.js';

const minute = 60_000;
const begin = startOfDayNumber(18_323);

const event = fc
  .record({
    ...{ at: fc.integer({ min: 0, max: 4 * 24 * 60 }), length: fc.constantFrom(0, 1, 15, 31, 120) },
    ...{ occurrence: fc.integer({ min: 1, max: 3 }), school: fc.constantFrom(1, 2), role: fc.constantFrom(1, 2) },
    classGroup: fc.constantFrom(0, 1),
    ...{ isReversal: fc.constantFrom(false, false, false, true), isAttested: fc.boolean(), order: fc.nat(1_000_000) },
  })
  .map(({ at, length, ...rest }): PersonEvent => ({
    ...rest,
    ...{ startedAt: begin + at * minute, occurredAt: begin + (at + length) * minute },
    creditedMilliseconds: (rest.isReversal ? -length : length) * minute,
    ...{ isPlay: true, isCompletion: false, course: 1 },
  }));
const events = fc.uniqueArray(event, { selector: ({ order }) => order, maxLength: 30 });

const sorted = ({ activity, visits }: PersonFacts) => ({
  activity: activity.map((fact) => JSON.stringify(fact)).sort(),
  visits: visits.map((fact) => JSON.stringify(fact)).sort(),
});

describe('facts of a person', () => {
  it('come out the same in whatever order the events arrive', () => {
    fc.assert(
      fc.property(events, fc.func(fc.nat(1_000)), (all, rank) => {
        const shuffled = [...all].sort((a, b) => rank(a.order) - rank(b.order));
        expect(sorted(factsOf(shuffled))).toEqual(sorted(factsOf(all)));
      }),
    );
  });

  it('from a day on need no more than what ended half an hour before it', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 18_323, max: 18_328 }), (all, day) => {
        const since = startOfDayNumber(day) - 30 * minute;
        const late = factsOf(
          all.filter(({ occurredAt }) => occurredAt >= since),
          day,
        );
        const { activity, visits } = factsOf(all);
        const whole = {
          activity: activity.filter((fact) => fact.day >= day),
          visits: visits.filter((fact) => fact.day >= day),
        };
        expect(sorted(late)).toEqual(sorted(whole));
      }),
    );
  });

  it('change only from the day on which a late event begins', () => {
    fc.assert(
      fc.property(events, event, (all, late) => {
        const day = dayNumberOf(late.startedAt);
        const earlier = (facts: PersonFacts) =>
          sorted({
            activity: facts.activity.filter((fact) => fact.day < day),
            visits: facts.visits.filter((fact) => fact.day < day),
          });
        expect(earlier(factsOf([...all, late]))).toEqual(earlier(factsOf(all)));
      }),
    );
  });

  it('have as many visits as there are stretches with more than 30 idle minutes between them', () => {
    fc.assert(
      fc.property(events, (all) => {
        const done = all.filter(({ isReversal, isAttested }) => !isReversal && !isAttested);
        const busy = (at: number) =>
          done.some(({ startedAt, occurredAt }) => at >= startedAt && at <= occurredAt + 30 * minute);
        const starts = new Set(done.map(({ startedAt }) => startedAt));
        const stretches = [...starts].filter((start) => !busy(start - 1)).length;
        const counted = factsOf(all).visits.reduce((sum, { visits }) => sum + visits, 0);
        expect(counted).toBe(stretches);
      }),
    );
  });
});
