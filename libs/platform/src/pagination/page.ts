import { AppError } from '../errors/app-error.js';
import { encodeCursor, type CursorValue } from './cursor.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAXIMUM_PAGE_SIZE = 100;

/** Which part of a list is asked for. */
export interface PageRequest {
  /** 1 to 100. */
  readonly first?: number | null;
  /** Cursor of the row before the first one wanted. */
  readonly after?: string | null;
}

/** A part of a list in stable order, as `connectionType` shows it. */
export interface Page<Node> {
  readonly edges: { cursor: string; node: Node }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** Counted only when it is asked for, and when the page does not show it. */
  readonly totalCount: () => Promise<number>;
}

/**
 * How many rows a request wants.
 * @throws INPUT_INVALID outside of 1 to 100
 */
export function pageSize(request: PageRequest): number {
  const size = request.first ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > MAXIMUM_PAGE_SIZE) {
    throw new AppError('INPUT_INVALID', { fields: { first: ['min', 'max'] }, minimum: 1, maximum: MAXIMUM_PAGE_SIZE });
  }
  return size;
}

/** A page from `pageSize(request) + 1` rows: the one too many only tells that there is more. */
export function pageOf<Row>(
  rows: readonly Row[],
  request: PageRequest,
  keyOf: (row: Row) => readonly CursorValue[],
  totalCount: () => Promise<number>,
): Page<Row> {
  const size = pageSize(request);
  const isWhole = request.after == null && rows.length <= size;
  const edges = rows.slice(0, size).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: isWhole ? () => Promise.resolve(rows.length) : totalCount,
  };
}

/** The same page with other nodes: from entities to GraphQL types. */
export function mapPage<From, To>(page: Page<From>, change: (node: From) => To): Page<To> {
  return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: change(node) })) };
}
