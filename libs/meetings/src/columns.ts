import { idBytes, uuidColumn } from '@yunqiao/platform';

/** Options of a column that holds an id. */
export const idColumn = { type: 'binary', length: 16, transformer: uuidColumn } as const;

/** Ids as parameters of `IN (?)`; an id that nobody has stands in for none, since SQL knows no empty list. */
export function idList(ids: readonly string[]): Buffer[] {
  return ids.length > 0 ? ids.map(idBytes) : [Buffer.alloc(16)];
}
