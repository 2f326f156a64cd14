import { isUtf8 } from 'node:buffer';
import { AppError } from '../errors/app-error.js';
import { hasCode } from '../errors/system-error.js';
import type { SheetEncoding } from './sheet-row.js';

type TextEncoding = Exclude<SheetEncoding, 'xlsx'>;

/** GB18030 reads GBK too; it is the one that is used for both. */
const labels: Record<TextEncoding, string> = {
  utf8: 'utf-8',
  utf8Bom: 'utf-8',
  utf16: 'utf-16le',
  gbk: 'gb18030',
  gb18030: 'gb18030',
};

/** Says in what a text is written. Whatever is no UTF-8 is taken for Chinese: that is how spreadsheets save .csv in China. */
export function detectEncoding(bytes: Buffer): TextEncoding {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf8Bom';
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return 'utf16';
  if (isUtf8(bytes)) return 'utf8';
  return hasFourByteSign(bytes) ? 'gb18030' : 'gbk';
}

const partBytes = 64 * 1024;

/**
 * The text, part by part.
 * @throws SHEET_ENCODING_UNKNOWN where a byte belongs to no sign
 */
export function* decodeText(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(labels[encoding], { fatal: true });
  try {
    for (let from = 0; from < bytes.length; from += partBytes)
      yield decoder.decode(bytes.subarray(from, from + partBytes), { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (!hasCode(cause, 'ERR_ENCODING_INVALID_ENCODED_DATA')) throw cause;
    throw new AppError('SHEET_ENCODING_UNKNOWN', {}, { cause });
  }
}

/** Four bytes write a sign that GBK does not have: the second and the fourth look like digits. */
function hasFourByteSign(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0x81) continue;
    const second = bytes[at + 1] ?? 0;
    if (second >= 0x30 && second <= 0x39) return true;
    at += 1;
  }
  return false;
}
