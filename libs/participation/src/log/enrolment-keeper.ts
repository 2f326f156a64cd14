import type { FactStore } from '../store/fact-store.js';
import type { EnrolmentSource } from './enrolment-source.js';
import type { Numbers } from './numbers.js';

/** Enrolments are looked at this often. */
const rest = 2_000;
/** Reading them all may take this share of the time at most, when they change all the time. */
const share = 0.2;

/** Keeps the enrolments of the facts equal to those of the courses. */
export class EnrolmentKeeper {
  private known = '';
  private nextAt = -Infinity;

  constructor(
    private readonly store: FactStore,
    private readonly numbers: Numbers,
    private readonly source: EnrolmentSource,
  ) {}

  /** Takes changes in. True when there were any. */
  async follow(): Promise<boolean> {
    const begun = performance.now();
    if (begun < this.nextAt) return false;
    const fingerprint = await this.source.fingerprint();
    const isNew = fingerprint !== this.known;
    if (isNew) await this.read();
    this.known = fingerprint;
    const taken = performance.now() - begun;
    this.nextAt = performance.now() + Math.max(rest, isNew ? taken / share : 0);
    return isNew;
  }

  private async read(): Promise<void> {
    const enrolments = await this.source.all(this.numbers);
    const ids = [...this.numbers.unstored];
    await this.store.change({
      ...{ ids, enrolments, categories: null, marks: {} },
      removed: new Map(),
      added: new Map(),
    });
    this.numbers.markStored(ids);
  }
}
