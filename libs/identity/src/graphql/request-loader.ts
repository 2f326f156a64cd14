import DataLoader from 'dataloader';
import type { Loaders } from '@yunqiao/platform/graphql';

/** Fetches what many rows of one answer need with one query. */
export abstract class RequestLoader<Value> {
  /** The value of one id; asked together with all others of this request. */
  load(loaders: Loaders, id: string): Promise<Value> {
    return loaders.of<string, Value>(this, () => new DataLoader((ids) => this.batch(ids))).load(id);
  }

  /** Values in the order of the ids. */
  protected abstract batch(ids: readonly string[]): Promise<Value[]>;
}

/** Rows in the order of ids; null where there is none. */
export function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): (Row | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
