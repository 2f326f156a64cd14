import { describe, expect, it } from 'vitest';
import { termsToOffer } from './terms';

const term = (startsOn: string, isCurrent = false) => ({ startsOn, isCurrent });
const days = (terms: { startsOn: string }[]) => terms.map(({ startsOn }) => startsOn);

describe('terms to put a course on offer', () => {
  it('begin with the current one, go on with the next, and end with the oldest', () => {
    const terms = [term('2019-09-01'), term('2020-02-10'), term('2020-09-01', true), term('2021-02-22')];
    expect(days(termsToOffer(terms))).toEqual(['2020-09-01', '2021-02-22', '2020-02-10', '2019-09-01']);
  });

  it('begin with the last one between two terms', () => {
    expect(days(termsToOffer([term('2019-09-01'), term('2020-02-10')]))).toEqual(['2020-02-10', '2019-09-01']);
  });
});
