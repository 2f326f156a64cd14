import { Term } from '@yunqiao/courses';
import { duePeriods } from './schedule-periods.js';

const term = (code: string, startsOn: string, endsOn: string) =>
  Object.assign(new Term(), { id: code, code, nameZh: code, nameEn: code, startsOn, endsOn });
const terms = [
  term('2019-autumn', '2019-09-01', '2020-01-31'),
  term('2020-spring', '2020-02-01', '2020-08-31'),
  term('2020-autumn', '2020-09-01', '2021-01-31'),
];
const byTerm = { rhythm: 'term', dayAfterEnd: 7, since: '2020-04-01' } as const;
const byMonth = { rhythm: 'month', dayAfterEnd: 3, since: '2020-02-02' } as const;
const due = (rhythm: Parameters<typeof duePeriods>[0], today: string) =>
  duePeriods(rhythm, terms, today).map(({ from, to }) => [from, to]);

describe('reports by the term', () => {
  it('are due from the chosen day after its end on', () => {
    expect(due(byTerm, '2020-09-06')).toEqual([]);
    expect(due(byTerm, '2020-09-07')).toEqual([['2020-02-01', '2020-08-31']]);
  });

  it('stay due when nobody was there on the day', () => {
    expect(due(byTerm, '2021-03-01')).toEqual([
      ['2020-02-01', '2020-08-31'],
      ['2020-09-01', '2021-01-31'],
    ]);
  });

  it('are none for terms whose day had gone by when the schedule was made', () => {
    expect(due({ ...byTerm, since: '2020-09-08' }, '2020-12-01')).toEqual([]);
  });
});

describe('reports by the month', () => {
  it('are of whole months, 29 February included', () => {
    expect(due(byMonth, '2020-03-31')).toEqual([
      ['2020-01-01', '2020-01-31'],
      ['2020-02-01', '2020-02-29'],
    ]);
  });

  it('are due on the chosen day and not before', () => {
    expect(due(byMonth, '2020-02-02')).toEqual([]);
    expect(due(byMonth, '2020-02-03')).toEqual([['2020-01-01', '2020-01-31']]);
  });
});
