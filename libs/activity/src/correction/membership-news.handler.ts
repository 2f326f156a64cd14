import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { MEMBERSHIPS_RESTATED, membershipChangesOf, type MembershipChange } from '@yunqiao/identity';
import { defineQueue, JobHandler, OutboxHandler, Queues, startOfSchoolDay, type OutboxEvent } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Restatement } from './restatement.js';

/** Looks a second time after people whose memberships were entered late. */
export const restatementQueue = defineQueue<{ changes: readonly MembershipChange[] }>({
  name: 'activity-restatement',
  attempts: 8,
  backoffMilliseconds: 5_000,
  concurrency: 1,
});

/** What was under way with the memberships of before has committed by then. */
const secondLookMilliseconds = 60_000;

/** Has what people did follow memberships that were entered late. */
@Injectable()
export class MembershipNewsHandler {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly restatement: Restatement,
    private readonly queues: Queues,
  ) {}

  @OutboxHandler(MEMBERSHIPS_RESTATED)
  async onRestated(tx: EntityManager, { id, payload }: OutboxEvent): Promise<void> {
    const changes = membershipChangesOf(payload);
    await this.restate(tx, changes);
    await this.queues.add(
      restatementQueue,
      { changes },
      { jobId: `again-${id}`, delayMilliseconds: secondLookMilliseconds },
    );
  }

  @JobHandler(restatementQueue)
  async lookAgain({ changes }: { changes: readonly MembershipChange[] }): Promise<void> {
    await this.database.transaction((tx) => this.restate(tx, changes));
  }

  /** In the order of their ids, so that two of them never wait for each other. */
  private async restate(tx: EntityManager, changes: readonly MembershipChange[]): Promise<void> {
    const inOrder = [...changes].sort((a, b) => (a.personId < b.personId ? -1 : 1));
    for (const { personId, fromDay } of inOrder)
      await this.restatement.restate(tx, personId, startOfSchoolDay(fromDay));
  }
}
