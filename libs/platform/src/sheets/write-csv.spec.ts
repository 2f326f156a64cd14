import { readCsv } from './csv.js';
import { sheetLimits } from './sheet-limits.js';
import { writeCsv } from './write-csv.js';

function roundTrip(rows: (string | number)[][]): string[][] {
  const [mark, ...parts] = [...writeCsv(rows)];
  expect(mark).toBe('\uFEFF');
  return [...readCsv(parts, sheetLimits)].map(({ cells }) => [...cells]);
}

describe('separated values', () => {
  it('are read again as they were written, whatever is in them', () => {
    const row = ['学校, 甲', '他说"好"', '两\n行', '', '𠮷😀'];
    expect(roundTrip([['a', 'b', 'c', 'd', 'e'], row])).toEqual([['a', 'b', 'c', 'd', 'e'], row]);
  });

  it('hold no formulas, but numbers below 0', () => {
    expect(roundTrip([['=1+1', '+86', '@x', '-5', -5]])).toEqual([["'=1+1", "'+86", "'@x", "'-5", '-5']]);
  });
});
