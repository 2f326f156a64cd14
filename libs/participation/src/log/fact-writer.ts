import { IDLE_MILLISECONDS } from '../definitions.js';
import { activityOfRow, rowsOfPerson, visitOfRow } from '../facts/fact-rows.js';
import { groupBy } from '../facts/group-by.js';
import { dayNumberOf, startOfDayNumber } from '../facts/person-event.js';
import { factsOf, type PersonFacts } from '../facts/person-facts.js';
import type { FactChange, FactStore, StoredRows } from '../store/fact-store.js';
import { factKinds, type FactKind, type FactRow, type FactRows } from '../store/tables.js';
import { numberedEvent, personEvent, type NumberedEvent } from './event-row.js';
import type { EventSource } from './event-source.js';
import type { Numbers } from './numbers.js';

/** A person, and from which instant on (milliseconds since 1970) their facts may be others. */
export type ChangedPerson = readonly [person: number, since: number];

const nothing: PersonFacts = { activity: [], visits: [] };

/** Derives people's facts from their events, and writes what has become another. */
export class FactWriter {
  private testPeople: ReadonlySet<number> = new Set();

  private constructor(
    private readonly store: FactStore,
    private readonly numbers: Numbers,
    private readonly source: EventSource,
    private categoryOf: ReadonlyMap<number, number>,
  ) {}

  static async open(store: FactStore, numbers: Numbers, source: EventSource): Promise<FactWriter> {
    return new FactWriter(store, numbers, source, await store.categories());
  }

  /**
   * Reads who is a test person and which course has which category.
   * @returns people to whom that makes a difference: one marked or unmarked, and all of a course that has moved
   */
  async regroup(): Promise<number[]> {
    const testIds = await this.source.testPeople();
    const testPeople = new Set(testIds.flatMap((id) => this.numbers.find('person', id.toString('latin1')) ?? []));
    const toggled = [...testPeople, ...this.testPeople].filter(
      (person) => !testPeople.has(person) || !this.testPeople.has(person),
    );
    this.testPeople = testPeople;

    const courses = await this.source.categories();
    const categories = new Map(
      courses.map(({ course, category }) => [this.numbers.of('course', course.toString('latin1')), category]),
    );
    const moved = [...this.categoryOf].filter(([course, category]) => categories.get(course) !== category);
    this.categoryOf = categories;
    return [...toggled, ...(await this.peopleOf(moved.map(([course]) => course)))];
  }

  /** Replaces people's facts by what they are in `log`, in one transaction, together with the marks. */
  async rewrite(
    people: readonly ChangedPerson[],
    marks: FactChange['marks'],
    log: EventSource = this.source,
  ): Promise<void> {
    const events = await this.eventsOf(people, log);
    const stored = await this.store.rowsOf(people.map(([person]) => person));
    const before = byPerson(stored);
    const after = people.map(([person, since]) =>
      this.derive(person, events.get(person) ?? [], since, before.get(person)),
    );
    const change = differenceOf(stored, after);
    const ids = [...this.numbers.unstored];
    await this.store.change({ ...change, ids, categories: this.categories, marks });
    this.numbers.markStored(ids);
  }

  /** What the facts of these people are by their whole log. */
  async deriveWhole(people: readonly number[]): Promise<FactRows[]> {
    const events = await this.eventsOf(people.map((person) => [person, -Infinity] as const));
    return people.map((person) => this.deriveFrom(person, events.get(person) ?? []));
  }

  /** What the facts of a person are by all of their events. */
  deriveFrom(person: number, events: readonly NumberedEvent[]): FactRows {
    return this.derive(person, events, -Infinity, undefined);
  }

  /** Numbers of the categories, by course. */
  get categories(): ReadonlyMap<number, number> {
    return this.categoryOf;
  }

  /** What has to be stored beside the facts. */
  get remembered(): Pick<FactChange, 'ids' | 'categories'> {
    return { ids: [...this.numbers.unstored], categories: this.categories };
  }

  private derive(
    person: number,
    events: readonly NumberedEvent[],
    since: number,
    before: FactRows | undefined,
  ): FactRows {
    const categoryOf = (course: number) => this.categories.get(course) ?? 0;
    if (this.testPeople.has(person)) return rowsOfPerson(person, nothing, categoryOf);
    const sinceDay = dayNumberOf(since);
    const { activity, visits } = factsOf(events.map(personEvent), sinceDay);
    const earlier = (day: number) => day < sinceDay;
    const facts = {
      activity: [...(before?.activity ?? []).map(activityOfRow).filter(({ day }) => earlier(day)), ...activity],
      visits: [...(before?.visits ?? []).map(visitOfRow).filter(({ day }) => earlier(day)), ...visits],
    };
    return rowsOfPerson(person, facts, categoryOf);
  }

  /** Of the days from `since` on, and of the half hour before, in which a visit may have begun. */
  private async eventsOf(
    people: readonly ChangedPerson[],
    log: EventSource = this.source,
  ): Promise<Map<number, NumberedEvent[]>> {
    const rows = await log.eventsOf(
      people.map(([person, since]) => ({
        id: Buffer.from(this.numbers.textOf('person', person), 'hex'),
        since: new Date(Math.max(0, startOfDayNumber(dayNumberOf(since)) - IDLE_MILLISECONDS)),
      })),
    );
    const numbered = rows.map((row, order) => numberedEvent(row, order, this.numbers));
    return groupByPerson(numbered);
  }

  private async peopleOf(courses: readonly number[]): Promise<number[]> {
    if (courses.length === 0) return [];
    const marks = courses.map(() => '?').join(', ');
    const sql = ['SELECT DISTINCT person FROM activity_fact WHERE course IN (', marks, ')'].join('');
    const rows = await this.store.read((select) => select({ sql, parameters: courses }));
    return rows.map(({ person }) => Number(person));
  }
}

/** Rows by the person in their first column. */
export function groupByPerson<Row extends readonly number[]>(rows: readonly Row[]): Map<number, Row[]> {
  return groupBy(rows, ([person]) => person!);
}

function byPerson(stored: Readonly<Record<FactKind, StoredRows>>): Map<number, FactRows> {
  const kinds = factKinds.map((kind) => [kind, groupByPerson(stored[kind].rows)] as const);
  const people = new Set(kinds.flatMap(([, rows]) => [...rows.keys()]));
  return new Map(
    [...people].map((person) => [
      person,
      Object.fromEntries(kinds.map(([kind, rows]) => [kind, rows.get(person) ?? []])) as unknown as FactRows,
    ]),
  );
}

/** Which stored rows are no longer true, and which are new; most stay as they are. */
function differenceOf(
  stored: Readonly<Record<FactKind, StoredRows>>,
  people: readonly FactRows[],
): Pick<FactChange, 'removed' | 'added'> {
  const removed = new Map<FactKind, bigint[]>();
  const added = new Map<FactKind, FactRow[]>();
  for (const kind of factKinds) {
    const before = new Map(stored[kind].rows.map((row, index) => [row.join(), stored[kind].names[index]!]));
    const fresh = people.flatMap((rows) => rows[kind]).filter((row) => !before.delete(row.join()));
    if (before.size > 0) removed.set(kind, [...before.values()]);
    if (fresh.length > 0) added.set(kind, fresh);
  }
  return { removed, added };
}
