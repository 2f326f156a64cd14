import { decodeText, detectEncoding } from './text-encoding.js';

const decoded = (bytes: Buffer) => [...decodeText(bytes, detectEncoding(bytes))].join('');
/** 姓名,王小明 as Chinese spreadsheets save it. */
const gbk = Buffer.from('d0d5c3fb2ccdf5d0a1c3f7', 'hex');
/** 𠮷, which GBK cannot write. */
const fourBytes = Buffer.from('9534b634', 'hex');

describe('a text', () => {
  it.each([
    ['utf8', Buffer.from('姓名,王小明')],
    ['utf8Bom', Buffer.from('\uFEFF姓名,王小明')],
    ['utf16', Buffer.from('\uFEFF姓名,王小明', 'utf16le')],
    ['gbk', gbk],
  ])('is known as %s by its bytes', (encoding, bytes) => {
    expect(detectEncoding(bytes)).toBe(encoding);
    expect(decoded(bytes)).toBe('姓名,王小明');
  });

  it('is known as GB18030 by a sign that GBK does not have', () => {
    const bytes = Buffer.concat([gbk, fourBytes]);
    expect(detectEncoding(bytes)).toBe('gb18030');
    expect(decoded(bytes)).toMatch(/^姓名,王小明./u);
  });

  it('is refused when a byte belongs to no sign', () => {
    expect(() => decoded(Buffer.from('d0d5ff41', 'hex'))).toThrow('SHEET_ENCODING_UNKNOWN');
  });

  it('is not torn apart where one part ends and another begins', () => {
    const long = Buffer.concat(Array.from({ length: 20_001 }, () => Buffer.from('云')));
    expect(decoded(Buffer.concat([Buffer.from('a'), long])).endsWith('云云')).toBe(true);
  });
});
