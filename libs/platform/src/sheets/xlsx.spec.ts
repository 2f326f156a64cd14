import writeExcelFile from 'write-excel-file/node';
import { makeWorkbook, makeZip } from './made-zip.js';
import { readSheet } from './read-sheet.js';
import { sheetLimits, type SheetLimits } from './sheet-limits.js';
import type { SheetRow } from './sheet-row.js';

async function read(file: Buffer, limits: Partial<SheetLimits> = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readSheet(file, { ...sheetLimits, ...limits }).rows) rows.push(row);
  return rows;
}

const row = (cells: string, number = 1) => `<row r="${number}">${cells}</row>`;
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const inline = (text: string) => sheet(row(`<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`));

describe('a workbook', () => {
  it('is read as it was written: texts, numbers, days', async () => {
    const cells = [{ value: '王小明 & <云>' }, { value: 20190101, type: Number }, { value: '007' }];
    const day = { value: new Date('2020-09-01'), type: Date, format: 'yyyy-mm-dd' } as const;
    const file = await writeExcelFile([{ data: [[...cells, day]], sheet: '名册' }]).toBuffer();
    expect(await read(file)).toEqual([{ number: 1, cells: ['王小明 & <云>', '20190101', '007', '2020-09-01'] }]);
  });

  it('has empty places between cells, and rows that are counted though empty', async () => {
    const rows = row('<c r="C2"><v>3</v></c>', 2) + row('', 3) + row('<c r="A4" t="str"><v>a</v></c>', 4);
    expect(await read(makeWorkbook(sheet(rows)))).toEqual([
      { number: 2, cells: ['', '', '3'] },
      { number: 4, cells: ['a'] },
    ]);
  });

  it('keeps shared texts in pieces, without the marks of how they are read', async () => {
    const texts = '<sst><si><r><t>王</t></r><r><t>小明</t></r><rPh><t>ワン</t></rPh></si></sst>';
    const file = makeWorkbook(sheet(row('<c r="A1" t="s"><v>0</v></c>')), [
      { name: 'xl/sharedStrings.xml', content: texts },
    ]);
    expect((await read(file))[0]!.cells).toEqual(['王小明']);
  });

  it('shows that a long number has lost its last digits', async () => {
    const [first] = await read(
      makeWorkbook(sheet(row('<c r="A1"><v>522101199001011234</v></c><c r="B1"><v>1.3812345678E10</v></c>'))),
    );
    expect(first!.cells).toEqual(['5.2210119900101126E+17', '13812345678']);
  });

  it.each([
    ['a bomb by ratio', makeWorkbook(inline('a'.repeat(5_000_000))), {}, 'SHEET_TOO_LARGE'],
    ['too much in all', makeWorkbook(inline('a')), { unpackedBytes: 100 }, 'SHEET_TOO_LARGE'],
    ['too many parts', makeWorkbook(inline('a')), { entries: 2 }, 'SHEET_TOO_LARGE'],
    ['a directory that lies', makeZipOfLiar(), {}, 'SHEET_BROKEN'],
    [
      'an encrypted part',
      makeZip([{ name: 'xl/workbook.xml', content: 'a', isEncrypted: true }]),
      {},
      'SHEET_PROTECTED',
    ],
    ['no workbook', makeZip([{ name: 'readme.txt', content: 'a' }]), {}, 'SHEET_BROKEN'],
    ['half a file', makeWorkbook(inline('a')).subarray(0, 200), {}, 'SHEET_BROKEN'],
    ['entities of its own', makeWorkbook('<!DOCTYPE a [<!ENTITY b "c">]>' + inline('&b;')), {}, 'SHEET_BROKEN'],
    [
      'too many rows',
      makeWorkbook(sheet(row('<c><v>1</v></c>') + row('<c><v>2</v></c>', 2))),
      { rows: 1 },
      'SHEET_TOO_LONG',
    ],
    ['a cell far to the right', makeWorkbook(sheet(row('<c r="XFD1"><v>1</v></c>'))), {}, 'SHEET_TOO_WIDE'],
    ['a long cell', makeWorkbook(inline('abcd')), { cellLength: 3 }, 'SHEET_CELL_TOO_LONG'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), {}, 'SHEET_FORMAT_OLD'],
    ['nothing', Buffer.alloc(0), {}, 'SHEET_EMPTY'],
  ])('is refused for %s', async (_name, file, limits, code) => {
    await expect(read(file, limits).catch((error: Error) => error.message)).resolves.toBe(code);
  });
});

/** Says that its sheet is small. */
function makeZipOfLiar(): Buffer {
  const name = 'xl/worksheets/sheet1.xml';
  return makeWorkbook('', [{ name, content: inline('a'.repeat(100_000)), claimedBytes: 500 }]);
}
