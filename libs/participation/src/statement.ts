import { idBytes } from '@yunqiao/platform';

/** SQL of constants, whole or a part of it, and what stands for its question marks, in their order. */
export interface Statement<Parameter = unknown> {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** A part without parameters may be plain text. */
export type Piece<Parameter = unknown> = string | Statement<Parameter>;

type ParameterOf<One> = One extends Statement<infer Parameter> ? Parameter : never;

/** Pieces one after the other, with a space between them, and their parameters as they come. */
export function joined<const Pieces extends readonly Piece[]>(
  ...pieces: Pieces
): Statement<ParameterOf<Pieces[number]>> {
  const statements = pieces.map((piece) => (typeof piece === 'string' ? { sql: piece, parameters: [] } : piece));
  return {
    sql: statements.map(({ sql }) => sql).join(' '),
    parameters: statements.flatMap(({ parameters }) => parameters) as ParameterOf<Pieces[number]>[],
  };
}

/** A list as a parameter of MariaDB; nothing is in an empty one. */
export function isAnyOf(column: string, values: readonly unknown[]): Statement {
  return values.length === 0 ? joined('FALSE') : { sql: [column, 'IN (?)'].join(' '), parameters: [values] };
}

/** One more condition, when there is a list: null stands for everything. */
export function andAnyOf(column: string, values: ReadonlySet<string> | null): Piece {
  return values ? joined('AND', isAnyOf(column, [...values])) : '';
}

/** The same for a column of ids. */
export function andIdIn(column: string, ids: ReadonlySet<string> | null): Piece {
  return ids ? joined('AND', isAnyOf(column, bytesOf(ids))) : '';
}

/** Ids as the database keeps them. */
export function bytesOf(ids: ReadonlySet<string>): Buffer[] {
  return [...ids].map(idBytes);
}
