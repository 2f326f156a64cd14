import type { QueryRunner } from 'typeorm';
import { AppError, idBytes } from '@yunqiao/platform';
import type { RosterJob } from './roster-queue.js';

const leastMilliseconds = 500;

/**
 * Tells how far the work on a sheet is, not more often than twice a second; on a connection of its own, so that it is seen before
 * the transaction of the work ends.
 */
export class RosterProgress {
  private toldAt = 0;

  constructor(
    private readonly connection: Pick<QueryRunner, 'query'>,
    private readonly job: RosterJob,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws ROSTER_INTERRUPTED when the worker is to stop: what was written is not kept */
  async tell(percent: number): Promise<void> {
    if (this.signal.aborted) throw new AppError('ROSTER_INTERRUPTED');
    const now = Date.now();
    if (now - this.toldAt < leastMilliseconds) return;
    this.toldAt = now;
    const sql = 'UPDATE roster_import SET progress = ?, touched_at = UTC_TIMESTAMP(3) WHERE id = ? AND attempt = ?';
    await this.connection.query(sql, [Math.round(percent), idBytes(this.job.importId), this.job.attempt]);
  }

  /** Tells of a part of the work: `from` to `to` percent while `done` goes to `all`. */
  part(from: number, to: number, all: number): (done: number) => Promise<void> {
    return (done) => this.tell(from + (to - from) * Math.min(1, done / Math.max(1, all)));
  }
}
