import { setTimeout as pause } from 'node:timers/promises';
import { AppError, type Clock } from '@yunqiao/platform';
import type { Coverage } from '../coverage/coverage.js';
import { CoverageKeeper } from '../coverage/coverage-keeper.js';
import '../participation.errors.js';
import type { FactDraft, FactStore } from '../store/fact-store.js';
import { FACTS_VERSION } from '../store/tables.js';
import type { EventSource } from './event-source.js';
import { FactWriter, type ChangedPerson } from './fact-writer.js';
import { Numbers } from './numbers.js';
import { draftFacts } from './rebuild.js';

/** An event or a correction may become visible this much later than it says that it was received, so that much is looked at again. */
const overlap = 60_000;
/** People whose facts are replaced in one transaction. */
const peopleAtOnce = 500;

/** Whatever was received before this many milliseconds is in the log by now, or its transaction hangs. */
const settling = 1_500;

/** What a rebuild did. */
export interface Rebuilt {
  /** Those that count: struck ones are left out. */
  readonly events: number;
  readonly people: number;
  readonly seconds: number;
}

interface Parts {
  readonly store: FactStore;
  readonly numbers: Numbers;
  readonly source: EventSource;
  readonly coverage: CoverageKeeper;
  readonly clock: Clock;
}

/** The facts, kept up with the log. Everything that writes goes through here, one after the other. */
export class ReadModel {
  /** Events and corrections by the second in which they were received, as far as they are in the facts. */
  private received: ReadonlyMap<number, number> = new Map();
  private turn: Promise<unknown> = Promise.resolve();
  private rebuilding: Promise<Rebuilt> | null = null;
  private changes = 0;

  private constructor(
    private readonly parts: Parts,
    private writer: FactWriter,
    private readUntil: Date | null,
    private readonly settling: number,
  ) {}

  /** @param settles how long a cut waits for what is being written, in milliseconds */
  static async open(store: FactStore, source: EventSource, clock: Clock, settles = settling): Promise<ReadModel> {
    const { version, read_until: readUntil } = await store.marks();
    const numbers = new Numbers(await store.ids());
    const writer = await FactWriter.open(store, numbers, source);
    const isUsable = version === FACTS_VERSION && readUntil !== undefined;
    const coverage = new CoverageKeeper(numbers, source.coverage, clock);
    return new ReadModel(
      { store, numbers, source, coverage, clock },
      writer,
      isUsable ? new Date(readUntil) : null,
      settles,
    );
  }

  /**
   * Every event that was there at this instant is in the facts; null until they were made for the first time, and after a start
   * until it is known whom the courses reach.
   */
  get asOf(): Date | null {
    return this.parts.coverage.revision > 0 ? this.readUntil : null;
  }

  /** Goes up when a fact changes. */
  get revision(): number {
    return this.changes;
  }

  /** Whom the courses reach. */
  get coverage(): Coverage {
    return this.parts.coverage.coverage;
  }

  /** Goes up when others are reached than before, or a course is of another category. */
  get coverageRevision(): number {
    return this.parts.coverage.revision;
  }

  /** The number of a course's category; 0 is none. */
  get categories(): ReadonlyMap<number, number> {
    return this.writer.categories;
  }

  get store(): FactStore {
    return this.parts.store;
  }

  get numbers(): Numbers {
    return this.parts.numbers;
  }

  /** Takes in what is new in the log; makes the facts when there are none yet. */
  async follow(): Promise<void> {
    const { readUntil } = this;
    if (!readUntil) await this.rebuild();
    else
      await this.inTurn(async () => {
        await this.takeIn(readUntil, this.parts.clock.now(), this.parts.source);
        await this.parts.coverage.follow();
      });
  }

  /**
   * Counts while nothing else is taken in: the facts are exactly those of the events that were received until `asOf`, and
   * no event comes later that was received before; coverage is that of the same moment.
   * @throws REPORTING_PREPARING
   */
  cut<Counted>(count: () => Promise<Counted>): Promise<Counted> {
    return this.inTurn(async () => {
      const { readUntil } = this;
      if (!readUntil) throw new AppError('REPORTING_PREPARING');
      const asOf = this.parts.clock.now();
      await this.parts.coverage.look();
      await pause(this.settling);
      await this.takeIn(readUntil, asOf, this.parts.source.until(asOf));
      return count();
    });
  }

  /** Makes the facts anew from the log. Those of before answer meanwhile, and go on to follow the log. */
  rebuild(): Promise<Rebuilt> {
    this.rebuilding ??= this.makeAnew().finally(() => (this.rebuilding = null));
    return this.rebuilding;
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    await Promise.allSettled([this.rebuilding, this.turn]);
    await this.parts.store.close();
  }

  private async takeIn(readUntil: Date, asOf: Date, source: EventSource): Promise<void> {
    const received = await source.receivedSince(new Date(readUntil.getTime() - overlap));
    const changed = await this.changedIn(received);
    for (const person of await this.writer.regroup()) changed.set(person, -Infinity);
    const people: ChangedPerson[] = [...changed];
    for (let begin = 0; begin < people.length; begin += peopleAtOnce) {
      const isLast = begin + peopleAtOnce >= people.length;
      await this.writer.rewrite(people.slice(begin, begin + peopleAtOnce), isLast ? marksOf(asOf) : {}, source);
    }
    if (people.length > 0) this.changes += 1;
    this.received = received;
    this.readUntil = asOf;
  }

  /** People of whom something was received in a second of which less is known, with the begin of their earliest news. */
  private async changedIn(received: ReadonlyMap<number, number>): Promise<Map<number, number>> {
    const news = [...received].filter(([second, events]) => this.received.get(second) !== events);
    if (news.length === 0) return new Map();
    return this.changedSince(new Date(Math.min(...news.map(([second]) => second)) * 1000));
  }

  private async changedSince(instant: Date): Promise<Map<number, number>> {
    const { numbers, source } = this.parts;
    const people = await source.changedSince(instant);
    const earliest = new Map<number, number>();
    for (const { person, since } of people) {
      const number = numbers.of('person', person.toString('latin1'));
      earliest.set(number, Math.min(since, earliest.get(number) ?? since));
    }
    return earliest;
  }

  private async makeAnew(): Promise<Rebuilt> {
    const { store, numbers, source, clock } = this.parts;
    const writer = await FactWriter.open(store, numbers, source);
    const begunAt = clock.now();
    const { draft, events } = await draftFacts({ store, numbers, source, writer });
    try {
      const nearlyAt = clock.now();
      await this.catchUp(draft, writer, begunAt);
      await this.inTurn(() => this.replaceBy(draft, writer, nearlyAt));
    } catch (error) {
      await draft.discard();
      throw error;
    }
    const seconds = (clock.now().getTime() - begunAt.getTime()) / 1000;
    return { events, people: numbers.countOf('person'), seconds };
  }

  private async replaceBy(draft: FactDraft, writer: FactWriter, since: Date): Promise<void> {
    const asOf = this.parts.clock.now();
    await this.parts.coverage.follow();
    await this.catchUp(draft, writer, since);
    const { ids, categories } = writer.remembered;
    await draft.finish({ ids, categories, marks: marksOf(asOf) });
    this.parts.numbers.markStored(ids);
    this.writer = writer;
    this.received = new Map();
    this.readUntil = asOf;
    this.changes += 1;
  }

  /** Derives anew whose events came in while the draft was made. */
  private async catchUp(draft: FactDraft, writer: FactWriter, since: Date): Promise<void> {
    const changed = await this.changedSince(new Date(since.getTime() - overlap));
    const people = [...new Set([...changed.keys(), ...(await writer.regroup())])];
    for (let begin = 0; begin < people.length; begin += peopleAtOnce) {
      const some = people.slice(begin, begin + peopleAtOnce);
      await draft.replace(some, await writer.deriveWhole(some));
    }
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

function marksOf(readUntil: Date): Record<string, number> {
  return { version: FACTS_VERSION, read_until: readUntil.getTime() };
}
