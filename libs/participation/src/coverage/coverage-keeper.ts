import type { Clock } from '@yunqiao/platform';
import type { Numbers } from '../log/numbers.js';
import { Coverage } from './coverage.js';
import type { CoverageSource } from './coverage-source.js';

/** Enrolments, memberships and offers are looked at this often, in milliseconds. */
const rest = 2_000;
/** Reading them all may take this share of the time at most, when they change all the time. */
const share = 0.2;

/** Keeps whom the courses reach equal to what the courses and the schools say. */
export class CoverageKeeper {
  private current = Coverage.of({ enrolments: [], memberships: [], offers: [] }, () => '');
  private known = '';
  private lookedAt = Infinity;
  private nextAt = -Infinity;
  private changes = 0;

  constructor(
    private readonly numbers: Numbers,
    private readonly source: CoverageSource,
    private readonly clock: Clock,
  ) {}

  get coverage(): Coverage {
    return this.current;
  }

  /** Goes up when others are reached than before. */
  get revision(): number {
    return this.changes;
  }

  /** Takes changes in when it is time to look. */
  async follow(): Promise<void> {
    if (this.isDue()) await this.look();
  }

  /** Takes changes in now. */
  async look(): Promise<void> {
    const begun = performance.now();
    const fingerprint = await this.source.fingerprint();
    const isNew = fingerprint !== this.known;
    if (isNew) await this.read();
    this.known = fingerprint;
    const taken = performance.now() - begun;
    this.lookedAt = this.clock.now().getTime();
    this.nextAt = this.lookedAt + Math.max(rest, isNew ? taken / share : 0);
  }

  /** A clock that was put back does not let changes wait until it has caught up. */
  private isDue(): boolean {
    const now = this.clock.now().getTime();
    return now >= this.nextAt || now < this.lookedAt;
  }

  private async read(): Promise<void> {
    const rows = await this.source.read(this.numbers);
    this.current = Coverage.of(rows, (person) => this.numbers.textOf('person', person));
    this.changes += 1;
  }
}
