import type { ByteRange } from '@yunqiao/platform';

/** What a Range header means for an object: everything, one part, or nothing that we could give. */
export type RangeAnswer = 'whole' | 'unsatisfiable' | Required<ByteRange>;

/**
 * Reads a Range header of one range in bytes. Anything else, several ranges among it, gets the whole object, as
 * RFC 9110 allows.
 */
export function readRange(header: string | undefined, bytes: number): RangeAnswer {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return 'whole';
  if (match[1] === '') {
    const wanted = Math.min(Number(match[2]), bytes);
    return wanted > 0 ? { first: bytes - wanted, last: bytes - 1 } : 'unsatisfiable';
  }
  const first = Number(match[1]);
  const last = match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  if (match[2] !== '' && Number(match[2]) < first) return 'whole';
  return first < bytes ? { first, last } : 'unsatisfiable';
}
