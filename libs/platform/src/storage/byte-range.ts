import { AppError } from '../errors/app-error.js';
import type { ByteRange } from './object-store.js';

/**
 * The bytes of a range that an object of `bytes` has; an end beyond the object means its last byte.
 * @throws RANGE_NOT_SATISFIABLE when it begins beyond the object, or ends before it begins
 */
export function requireByteRange(range: ByteRange, bytes: number): Required<ByteRange> {
  const last = Math.min(range.last ?? bytes - 1, bytes - 1);
  if (!Number.isInteger(range.first) || range.first < 0 || range.first > last)
    throw new AppError('RANGE_NOT_SATISFIABLE', { bytes });
  return { first: range.first, last };
}
