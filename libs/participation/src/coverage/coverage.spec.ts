import fc from 'fast-check';
import type { Narrowing } from '../counts/narrowing.js';
import { Coverage, type CoverageRows } from './coverage.js';

const days = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([a, b]) => ({ firstDay: Math.min(a, b), lastDay: Math.max(a, b) }));
const member = fc
  .record({
    person: fc.integer({ min: 1, max: 6 }),
    school: fc.integer({ min: 1, max: 3 }),
    role: fc.constantFrom(1, 2),
  })
  .map((one) => ({ ...one, classGroup: one.role === 2 ? 10 + one.school : 0 }));
const course = fc.integer({ min: 1, max: 4 });
const rows: fc.Arbitrary<CoverageRows> = fc.record({
  enrolments: fc.array(fc.tuple(member, days, course).map(([one, span, of]) => ({ ...one, ...span, course: of }))),
  memberships: fc.array(fc.tuple(member, days).map(([one, span]) => ({ ...one, ...span }))),
  offers: fc.array(
    fc
      .record({ school: fc.integer({ min: 1, max: 3 }), course, span: days })
      .map(({ span, ...one }) => ({ ...one, ...span })),
  ),
});
const some = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }), { freq: 1 });
const narrowing = fc
  .record({ span: days, schools: some, courses: some, role: fc.constantFrom(null, 1, 2) })
  .map(({ span, ...rest }): Narrowing => ({
    ...{ from: span.firstDay, to: span.lastDay, classGroups: null, onlyCategory: null, withoutAttested: false },
    ...rest,
  }));
const categoryOf = (of: number) => of % 3;

/** Everybody and why, day by day of the period. */
function plainly({ enrolments, memberships, offers }: CoverageRows, asked: Narrowing) {
  const reasons = new Map<
    string,
    { person: number; school: number; classGroup: number; role: number; course: number }
  >();
  for (let day = asked.from; day <= asked.to; day += 1) {
    const holds = ({ firstDay, lastDay }: { firstDay: number; lastDay: number }) => firstDay <= day && day <= lastDay;
    const offered = memberships
      .filter(holds)
      .flatMap((one) =>
        offers
          .filter((offer) => holds(offer) && offer.school === one.school)
          .map((offer) => ({ ...one, course: offer.course })),
      );
    for (const one of [...offered, ...enrolments.filter(holds)]) {
      if (asked.schools && !asked.schools.includes(one.school)) continue;
      if (asked.courses && !asked.courses.includes(one.course)) continue;
      if (asked.role !== null && asked.role !== one.role) continue;
      reasons.set(JSON.stringify([one.person, one.school, one.role, one.course]), one);
    }
  }
  return [...reasons.values()];
}

describe('coverage', () => {
  it.each([
    ['total', () => 0],
    ['school', ({ school }) => school],
    ['classGroup', ({ classGroup }) => classGroup],
    ['course', ({ course: of }) => of],
    ['category', ({ course: of }) => categoryOf(of)],
  ] as const satisfies [string, (reason: ReturnType<typeof plainly>[number]) => number][])(
    'is each person once in every row by %s',
    (kind, keyOf) => {
      fc.assert(
        fc.property(rows, narrowing, (given, asked) => {
          const reasons = plainly(given, asked);
          const keys = [...new Set(reasons.map(keyOf))].filter((key) => kind === 'total' || key !== 0);
          const people = (key: number, role: number | null) =>
            new Set(
              reasons
                .filter((one) => keyOf(one) === key && (role === null || one.role === role))
                .map((one) => one.person),
            ).size;
          const expected = keys.map((key) => [
            key,
            { everyone: people(key, null), teachers: people(key, 1), students: people(key, 2) },
          ]);
          const counted = Coverage.of(given, String).count(asked, kind, categoryOf);
          expect(counted).toEqual(
            new Map(expected as [number, { everyone: number; teachers: number; students: number }][]),
          );
        }),
      );
    },
  );

  it('opens to exactly these people, page by page', () => {
    fc.assert(
      fc.property(rows, narrowing, (given, asked) => {
        const coverage = Coverage.of(given, String);
        const expected = [...new Set(plainly(given, asked).map(({ person }) => person))].sort();
        const [first, rest] = [2, 10].map((size, page) =>
          coverage.list(asked, { among: null, after: page === 0 ? null : String(expected[1] ?? '9'), first: size }),
        );
        expect([...first!.people, ...rest!.people].map(({ person }) => person)).toEqual(expected);
        expect(first!.total).toBe(expected.length);
      }),
    );
  });
});
