/** A column with the names under which it is known: the first of each language stands in the template. */
export interface ColumnNames {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

export type TemplateLanguage = 'zh' | 'en';

/** A row of a template, by column. */
export type ExampleRow<Column extends string = string> = Readonly<Partial<Record<Column, string>>>;

/** What a kind of sheet has. */
export interface SheetKind<Column extends string = string> {
  /** In the order of its template; a school's own sheet needs no school. */
  readonly columns: readonly Column[];
  /** Without which it cannot be read; of several one is enough. */
  readonly required: readonly (Column | readonly Column[])[];
  /** Only platform administrators bring it in. */
  readonly isForPlatform?: boolean;
  /** Rows of its template that are to be replaced. */
  readonly examples: Readonly<Record<TemplateLanguage, readonly ExampleRow<Column>[]>>;
}

/** What a row leads to that has an effect: something new, or something else than before. */
export type EffectSort = 'create' | 'change';

/** Words of a room for its sheets. */
export interface SheetVocabulary<Own extends string = string, Column extends string = string> {
  /** Columns that no room below has. */
  readonly columns: Readonly<Record<Own, ColumnNames>>;
  readonly kinds: Readonly<Record<string, SheetKind<Column>>>;
  readonly effects: Readonly<Record<string, EffectSort>>;
}

/** What a sheet lists, by its name; filled by the rooms that define sheets, before the contract is made. */
export const RosterKind: Record<string, string> = {};
export type RosterKind = string;

/** What stands in a column. */
export const RosterColumn: Record<string, string> = {};
export type RosterColumn = string;

/** What would be made or changed for a row. */
export const RosterEffect: Record<string, string> = {};
export type RosterEffect = string;

const kinds = new Map<string, SheetKind>();
const columns = new Map<string, ColumnNames>();
const effects = new Map<string, EffectSort>();

/**
 * Registers the sheets of a room: its kinds, the columns that it adds, and what its rows can lead to. Each needs its words in
 * the studio's message files, and somebody who works on it (`SheetWorks`).
 */
export function defineSheets<const Own extends string, const Column extends string>(
  vocabulary: SheetVocabulary<Own, Column>,
): void {
  register(columns, vocabulary.columns, RosterColumn);
  register(kinds, vocabulary.kinds, RosterKind);
  register(effects, vocabulary.effects, RosterEffect);
}

/** @throws Error for a kind that no room has defined */
export function sheetKind(name: RosterKind): SheetKind {
  return known(kinds, name);
}

/** Names of all kinds, in the order in which they were defined. */
export function definedSheetKinds(): string[] {
  return [...kinds.keys()];
}

/** @throws Error for a column that no room has defined */
export function namesOfColumn(name: RosterColumn): ColumnNames {
  return known(columns, name);
}

/** @throws Error for an effect that no room has defined */
export function sortOfEffect(name: RosterEffect): EffectSort {
  return known(effects, name);
}

function register<Value>(
  into: Map<string, Value>,
  defined: Readonly<Record<string, Value>>,
  words: Record<string, string>,
): void {
  for (const [name, value] of Object.entries(defined)) {
    if (into.has(name)) throw new Error(`The word "${name}" of sheets is defined twice`);
    into.set(name, value);
    words[name] = name;
  }
}

function known<Value>(words: ReadonlyMap<string, Value>, name: string): Value {
  const value = words.get(name);
  if (value === undefined) throw new Error(`Nobody has defined the word "${name}" of sheets`);
  return value;
}
