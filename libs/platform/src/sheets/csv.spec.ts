import { readCsv } from './csv.js';
import { sheetLimits, type SheetLimits } from './sheet-limits.js';

const read = (text: string, limits: Partial<SheetLimits> = {}, partLength = 3) => {
  const parts = text.match(new RegExp(`[^]{1,${partLength}}`, 'gu')) ?? [];
  return [...readCsv(parts, { ...sheetLimits, ...limits })];
};

describe('separated values', () => {
  it.each([1, 2, 3, 1000])('keep quotes, separators and line ends inside of quotes, in parts of %i signs', (length) => {
    const text = '姓名,备注\r\n"王,小明","他说""好"""\r\n李四,"两\r\n行"\r\n';
    expect(read(text, {}, length)).toEqual([
      { number: 1, cells: ['姓名', '备注'] },
      { number: 2, cells: ['王,小明', '他说"好"'] },
      { number: 3, cells: ['李四', '两\n\n行'.replace('\n\n', '\n')] },
    ]);
  });

  it.each(['\t', ';', '，'])('may be separated by %j', (separator) => {
    expect(read(`姓名${separator}账号\n王小明${separator}1`)[1]!.cells).toEqual(['王小明', '1']);
  });

  it('count empty rows but pass over them', () => {
    expect(read('a,b\n\n , \nc,d').map(({ number }) => number)).toEqual([1, 4]);
  });

  it.each([
    ['a\n"b', {}, 'SHEET_QUOTE_OPEN'],
    ['a\nb\nc', { rows: 2 }, 'SHEET_TOO_LONG'],
    ['a,b,c', { columns: 2 }, 'SHEET_TOO_WIDE'],
    ['abcd', { cellLength: 3 }, 'SHEET_CELL_TOO_LONG'],
  ])('are refused: %j', (text, limits, code) => {
    expect(() => read(text, limits)).toThrow(code);
  });
});
