/** A table of the read model; every column holds whole numbers. */
export interface FactTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A row in the order of the table's columns. */
export type FactRow = readonly number[];

const window = [
  ...(['school', 'role', 'class_group', 'of_all', 'of_role', 'of_school', 'of_both', 'of_class'] as const),
  ...(['previous_day', 'day', 'reached_day', 'lost_day'] as const),
] as const;

function table(name: string, columns: string, ...more: readonly string[]): FactTable {
  return { name, columns: [...columns.split(' '), ...more] };
}

/**
 * What is derived from the log, person by person; `person` is the first column of each. Instants are milliseconds since
 * the day began. `transferred` has who did something in more than one school.
 */
export const factTables = {
  activity: table(
    'activity_fact',
    'person day occurrence course school role milliseconds played completed first_ms last_ms class_group attested',
  ),
  visits: table('visit_fact', 'person day course school role visits class_group'),
  participations: table('participation_window', 'person occurrence course', ...window),
  participants: table('participant_window', 'person scope scope_key', ...window),
  beneficiaries: table('beneficiary_window', 'person scope scope_key', ...window),
  transferred: table('transferred', 'person'),
} as const;

export type FactKind = keyof typeof factTables;

/** The rows of some people, table by table. */
export type FactRows = Readonly<Record<FactKind, readonly FactRow[]>>;

export const factKinds = Object.keys(factTables) as FactKind[];

/** Goes up when the tables or what stands in them change: then the facts are made anew from the log. */
export const FACTS_VERSION = 4;
