import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@yunqiao/platform';
import { INPUT } from './source-files.js';

const OLE = 'd0cf11e0a1b11ae1';
const ZIP = ['504b0304', '504b0506'];

/** First bytes, in hex, of what we let through. Office and OpenDocument files are ZIP archives; the old ones are OLE. */
const SIGNATURES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^application\/pdf$/, ['25504446']],
  [/^application\/(?:msword|vnd\.ms-)/, [OLE]],
  [/^application\/(?:zip$|vnd\.o)/, ZIP],
  [/^image\/jpeg$/, ['ffd8ff']],
  [/^image\/png$/, ['89504e470d0a1a0a']],
  [/^image\/webp$/, ['52494646']],
];

const LOOK_AT = 4096;

/**
 * Compares the first bytes with the declared type, so that a program does not travel as a document.
 * @throws MEDIA_TYPE_MISMATCH
 */
export async function requireFileType(folder: string, contentType: string): Promise<void> {
  const file = await open(join(folder, INPUT));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOK_AT), 0, LOOK_AT, 0);
    if (!looksLike(buffer.subarray(0, bytesRead), contentType))
      throw new AppError('MEDIA_TYPE_MISMATCH', { contentType });
  } finally {
    await file.close();
  }
}

export function looksLike(start: Buffer, contentType: string): boolean {
  const known = SIGNATURES.find(([type]) => type.test(contentType));
  if (known) return known[1].some((signature) => start.toString('hex').startsWith(signature));
  // Text holds no NUL, unless a byte order mark says that it is UTF-16.
  return contentType.startsWith('text/') && (/^(?:fffe|feff)/.test(start.toString('hex')) || !start.includes(0));
}
