/**
 * Writes text as Chinese spreadsheets save it. Node only reads GBK: the signs are found by reading all of its pairs once.
 */
import { TextDecoder } from 'node:util';

/** @type {Map<string, Buffer>} */
const pairs = new Map();

/**
 * @param {string} text
 * @returns {Buffer} its bytes in GBK
 */
export function encodeGbk(text) {
  if (pairs.size === 0) readPairs();
  const signs = Array.from(text, (sign) => (sign.charCodeAt(0) < 0x80 ? Buffer.from(sign) : pairs.get(sign)));
  return Buffer.concat(signs.map((bytes) => bytes ?? Buffer.from('?')));
}

function readPairs() {
  const decoder = new TextDecoder('gbk');
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const bytes = Buffer.from([first, second]);
      const sign = decoder.decode(bytes);
      if (second !== 0x7f && [...sign].length === 1 && sign !== '\uFFFD') pairs.set(sign, bytes);
    }
  }
}
