import { safeCell } from './safe-cell.js';

describe('a text in a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u3000=1'])('is no formula: %j', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  });

  it.each(['娄山职校（示例）', '', '3-1', 'a@b'])('stays as it is otherwise: %j', (text) => {
    expect(safeCell(text)).toBe(text);
  });
});
