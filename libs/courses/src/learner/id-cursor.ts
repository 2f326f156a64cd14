import { AppError, decodeCursor, idBytes, isId, type PageRequest } from '@yunqiao/platform';

/**
 * Where a list that is ordered by one id goes on; null for its beginning.
 * @throws CURSOR_INVALID
 */
export function idAfter(page: PageRequest): Buffer | null {
  if (page.after == null) return null;
  const [id] = decodeCursor(page.after, 1);
  if (!isId(id)) throw new AppError('CURSOR_INVALID');
  return idBytes(id);
}
