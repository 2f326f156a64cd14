import type { ValueTransformer } from 'typeorm';

/** The 16 bytes of an id, as the database keeps them. Needed for parameters of a query builder, which no transformer sees. */
export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** The text of an id from the 16 bytes of a raw row. */
export function idText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** UUID text in code, BINARY(16) in the database: `@Column({ type: 'binary', length: 16, transformer: uuidColumn })`. */
export const uuidColumn: ValueTransformer = {
  to: (value: string | null | undefined) => (typeof value === 'string' ? idBytes(value) : value),
  from: (value: Buffer | null | undefined) => (value instanceof Uint8Array ? idText(value) : value),
};

/** Options of a column that holds an id: `@Column(idColumn)`, `@Column({ ...idColumn, nullable: true })`. */
export const idColumn = { type: 'binary', length: 16, transformer: uuidColumn } as const;

/** Ids as parameters of `IN (?)`; an id that nobody has stands in for none, since SQL knows no empty list. */
export function idList(ids: readonly string[]): Buffer[] {
  return ids.length > 0 ? ids.map(idBytes) : [Buffer.alloc(16)];
}

/** Options of a column with an instant, UTC to the millisecond: `@Column(utcColumn)`, `@Column({ ...utcColumn, nullable: true })`. */
export const utcColumn = { type: 'datetime', precision: 3 } as const;
