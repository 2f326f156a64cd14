import type { Statement } from '../statement.js';
import type { FactKind, FactRow, FactRows } from './tables.js';

/** What is asked of the facts; parameters are whole numbers or texts. */
export type FactStatement = Statement<number | string>;

export type SelectedRow = Readonly<Record<string, number | string | null>>;
export type Select = (statement: FactStatement) => Promise<readonly SelectedRow[]>;

/** What the read model gives a number: the first is 1, and a number never changes what it stands for. */
export const numberedKinds = ['person', 'school', 'course', 'occurrence', 'classGroup'] as const;
export type NumberedKind = (typeof numberedKinds)[number];

export interface NumberedId {
  readonly kind: NumberedKind;
  readonly number: number;
  /** Hexadecimal digits of the id; of run and lesson for an occurrence of both. */
  readonly id: string;
}

/** Facts of one person as they are stored, with what names each row. */
export interface StoredRows {
  readonly rows: readonly FactRow[];
  readonly names: readonly bigint[];
}

/** What is written together, or not at all. */
export interface FactChange {
  readonly ids: readonly NumberedId[];
  readonly removed: ReadonlyMap<FactKind, readonly bigint[]>;
  readonly added: ReadonlyMap<FactKind, readonly FactRow[]>;
  /** Categories by course, when they are others than before. */
  readonly categories: ReadonlyMap<number, number> | null;
  /** Numbers that are remembered by name. */
  readonly marks: Readonly<Record<string, number>>;
}

/** Facts made anew, beside those that are asked meanwhile. */
export interface FactDraft {
  add(rows: FactRows): void;
  /** Other facts for people who have some in the draft already. */
  replace(people: readonly number[], rows: readonly FactRows[]): Promise<void>;
  /** Takes the place of the facts of before. */
  finish(change: Pick<FactChange, 'ids' | 'categories' | 'marks'>): Promise<void>;
  discard(): Promise<void>;
}

/** A heap of events that are sorted by person before they are derived from. */
export interface EventHeap {
  add(rows: readonly FactRow[]): void;
  /** Events of people whose numbers lie between, person by person. */
  read(fromPerson: number, toPerson: number): Promise<FactRow[]>;
  close(): Promise<void>;
}

/**
 * Keeps the facts, and answers SQL over them. One process alone writes. DuckDB stands behind it on one machine; a
 * ClickHouse would serve the same statements.
 */
export abstract class FactStore {
  /** Answers as of one instant, whatever is written meanwhile. */
  abstract read<Answer>(work: (select: Select) => Promise<Answer>): Promise<Answer>;
  abstract ids(): Promise<NumberedId[]>;
  abstract categories(): Promise<Map<number, number>>;
  abstract marks(): Promise<Record<string, number>>;
  abstract rowsOf(people: readonly number[]): Promise<Record<FactKind, StoredRows>>;
  abstract change(change: FactChange): Promise<void>;
  abstract draft(): Promise<FactDraft>;
  abstract heap(columns: readonly string[]): Promise<EventHeap>;
  abstract close(): Promise<void>;
}
