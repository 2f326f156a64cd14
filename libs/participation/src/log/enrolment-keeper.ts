import type { Clock } from '@yunqiao/platform';
import type { FactStore } from '../store/fact-store.js';
import type { EnrolmentSource } from './enrolment-source.js';
import type { Numbers } from './numbers.js';

/** Enrolments are looked at this often, in milliseconds. */
const rest = 2_000;
/** Reading them all may take this share of the time at most, when they change all the time. */
const share = 0.2;

/** Keeps the enrolments of the facts equal to those of the courses. */
export class EnrolmentKeeper {
  private known = '';
  private lookedAt = Infinity;
  private nextAt = -Infinity;

  constructor(
    private readonly store: FactStore,
    private readonly numbers: Numbers,
    private readonly source: EnrolmentSource,
    private readonly clock: Clock,
  ) {}

  /** Takes changes in. True when there were any. */
  async follow(): Promise<boolean> {
    if (!this.isDue()) return false;
    const begun = performance.now();
    const fingerprint = await this.source.fingerprint();
    const isNew = fingerprint !== this.known;
    if (isNew) await this.read();
    this.known = fingerprint;
    const taken = performance.now() - begun;
    this.lookedAt = this.clock.now().getTime();
    this.nextAt = this.lookedAt + Math.max(rest, isNew ? taken / share : 0);
    return isNew;
  }

  /** A clock that was put back does not let enrolments wait until it has caught up. */
  private isDue(): boolean {
    const now = this.clock.now().getTime();
    return now >= this.nextAt || now < this.lookedAt;
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
