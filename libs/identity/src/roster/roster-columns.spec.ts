import './identity-sheets.js';
import { columnsOf, headerOf, looksLikeHead, mapColumns, missingColumns } from './roster-columns.js';
import type { RosterKind } from './roster-vocabulary.js';

const map = (kind: RosterKind, ...cells: string[]) => mapColumns(kind, { number: 1, cells });

describe('the head of a sheet', () => {
  it.each(['people', 'classGroups', 'schools'] as const)(
    'of a template of %s is understood in both languages',
    (kind) => {
      for (const language of ['zh', 'en'] as const) {
        const { places, ignored } = map(kind, ...columnsOf(kind).map((column) => headerOf(column, language)));
        expect([...places.keys()]).toEqual(columnsOf(kind));
        expect(ignored).toEqual([]);
      }
    },
  );

  it('is understood under other names, with stars, remarks and full-width signs', () => {
    const { places, ignored } = map('people', '序号', '学生姓名*', '学　号（必填）', 'CLASS NAME', '备注');
    expect(Object.fromEntries(places)).toEqual({ name: 1, number: 2, classGroup: 3 });
    expect(ignored).toEqual(['序号', '备注']);
  });

  it('takes the first of two columns of one meaning', () => {
    expect(map('people', '姓名', '学号', '手机号').places.get('number')).toBe(1);
  });

  it('says what is missing, the school only where it is needed', () => {
    expect(missingColumns('people', map('people', '姓名'), true)).toEqual(['school', 'number']);
    expect(missingColumns('people', map('people', '姓名', '学号'), false)).toEqual([]);
  });

  it('is not a title', () => {
    expect(looksLikeHead('people', map('people', '遵义职校学生名册'))).toBe(false);
    expect(looksLikeHead('classGroups', map('classGroups', '班级'))).toBe(true);
  });
});
