import { AppError } from '../errors/app-error.js';

/** One value of a sort key. */
export type CursorValue = string | number | null | Date;

/** An opaque text that says where a row stands in its list. */
export function encodeCursor(key: readonly CursorValue[]): string {
  const parts = key.map((value) => (value instanceof Date ? { t: value.toISOString() } : value));
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The sort key in a cursor of `length` values.
 * @throws CURSOR_INVALID for a text that `encodeCursor` did not make
 */
export function decodeCursor(cursor: string, length: number): CursorValue[] {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== length) throw new AppError('CURSOR_INVALID');
  return parts.map(valueOf);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', {}, { cause });
  }
}

function valueOf(part: unknown): CursorValue {
  if (part === null || typeof part === 'string' || typeof part === 'number') return part;
  const instant = typeof part === 'object' && 't' in part && typeof part.t === 'string' ? new Date(part.t) : null;
  if (!instant || Number.isNaN(instant.getTime())) throw new AppError('CURSOR_INVALID');
  return instant;
}
