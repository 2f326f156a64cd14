import { readExportQuery } from './export-query.js';

describe('the parameters of the export', () => {
  it('are the filter of the board', () => {
    const id = '0190a1b2-0000-7000-8000-000000000001';
    const query = {
      from: '2020-02-17',
      to: '2020-06-28',
      schoolIds: id,
      categories: ['publicGood', 'specialised'],
      attested: 'without',
      locale: 'en',
    };
    expect(readExportQuery(query)).toMatchObject({
      from: '2020-02-17',
      schoolIds: [id],
      categories: ['publicGood', 'specialised'],
      audience: 'everyone',
      attested: 'without',
      group: 'school',
      lang: 'en',
    });
  });

  it.each([
    [{ to: '2020-06-28' }],
    [{ from: '2020-02-30', to: '2020-06-28' }],
    [{ from: '2020-02-17', to: '2020-06-28', schoolIds: 'x' }],
    [{ from: '2020-02-17', to: '2020-06-28', audience: 'parents' }],
    [{ from: '2020-02-17', to: '2020-06-28', attested: 'perhaps' }],
    [{ from: '2020-02-17', to: '2020-06-28', lang: 'fr' }],
    [{ from: '2020-02-17', to: '2020-06-28', unknown: '1' }],
    [{ from: ['2020-02-17', '2020-02-18'], to: '2020-06-28' }],
  ])('are refused when they are wrong: %j', (query) => {
    expect(() => readExportQuery(query)).toThrow('INPUT_INVALID');
  });
});
