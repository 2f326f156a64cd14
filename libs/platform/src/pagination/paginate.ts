import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { idBytes, uuidColumn } from '../database/uuid.column.js';
import { AppError } from '../errors/app-error.js';
import { isId } from '../ids/id.js';
import { decodeCursor, type CursorValue } from './cursor.js';
import { pageOf, pageSize, type Page, type PageRequest } from './page.js';

/** One column of a stable order; never null in the database. */
export interface OrderColumn<Row> {
  /** `alias.property`: a constant of the code, never a text from outside. */
  readonly column: string;
  readonly direction?: 'ASC' | 'DESC';
  /** Needed when the column is not a property of the row itself. */
  readonly value?: (row: Row) => CursorValue;
}

/**
 * One page of a query by its sort key (no offset). The order ends in a column that is unique, usually `alias.id`.
 * Joins may add one row at most to each row. Give the query without order and limit.
 * @throws CURSOR_INVALID, INPUT_INVALID
 */
export async function paginate<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  order: readonly OrderColumn<Row>[],
  request: PageRequest,
): Promise<Page<Row>> {
  const all = query.clone();
  const paged = query.clone();
  order.forEach(({ column, direction = 'ASC' }) => paged.addOrderBy(column, direction));
  if (request.after != null) startAfter(paged, order, decodeCursor(request.after, order.length));
  const rows = await paged.limit(pageSize(request) + 1).getMany();
  return pageOf(
    rows,
    request,
    (row) => order.map((column) => keyValue(row, column)),
    () => all.getCount(),
  );
}

/** `(a > :a) OR (a = :a AND b > :b) …`, each column in its own direction. */
function startAfter<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  order: readonly OrderColumn<Row>[],
  key: readonly CursorValue[],
): void {
  const parameters = Object.fromEntries(
    key.map((value, index) => [`cursor${index}`, parameterOf(query, order[index], value)]),
  );
  const steps = order.map(({ column, direction }, index) => {
    const equal = order.slice(0, index).map((before, position) => `${before.column} = :cursor${position}`);
    return `(${[...equal, `${column} ${direction === 'DESC' ? '<' : '>'} :cursor${index}`].join(' AND ')})`;
  });
  const condition = `(${steps.join(' OR ')})`;
  query.andWhere(condition, parameters);
}

function keyValue<Row extends ObjectLiteral>(row: Row, { column, value }: OrderColumn<Row>): CursorValue {
  return value ? value(row) : (row[propertyOf(column)] as CursorValue);
}

function propertyOf(column: string): string {
  return column.slice(column.indexOf('.') + 1);
}

function parameterOf<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  order: OrderColumn<Row> | undefined,
  value: CursorValue,
): CursorValue | Buffer {
  const column = order?.column ?? '';
  const alias = query.expressionMap.aliases.find(({ name }) => column.startsWith(`${name}.`));
  const kept = alias?.hasMetadata ? alias.metadata.findColumnWithPropertyName(propertyOf(column)) : undefined;
  if (kept?.transformer !== uuidColumn) return value;
  if (!isId(value)) throw new AppError('CURSOR_INVALID');
  return idBytes(value);
}
