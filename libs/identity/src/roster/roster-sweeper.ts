import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, LessThan } from 'typeorm';
import { Clock, idBytes, JobHandler, ObjectStore, Queues } from '@yunqiao/platform';
import { RosterImport } from './roster-import.entity.js';
import { rosterKey, rosterQueue, rosterSweepQueue } from './roster-queue.js';

const everyMilliseconds = 60_000;
/** A sheet on which nobody has worked for so long has been forgotten: progress is told twice a second. */
const patienceMilliseconds = 2 * 60_000;
/** Names and numbers of a sheet are kept no longer than this; who brought it in, and what it changed, stays. */
const keptMilliseconds = 90 * 24 * 3600_000;
const atOnce = 50;

const forgetting = ['DELETE FROM roster_line WHERE import_id = ?', 'DELETE FROM roster_proposal WHERE import_id = ?'];

/** Takes up again what a dead process left behind, and forgets old sheets. */
@Injectable()
export class RosterSweeper implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(rosterSweepQueue, 'roster-sweep', everyMilliseconds, {});
  }

  @JobHandler(rosterSweepQueue)
  async sweep(): Promise<void> {
    await this.takeUp();
    await this.forget();
  }

  private async takeUp(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - patienceMilliseconds);
    const where = { state: In(['checking', 'applying', 'undoing']), touchedAt: LessThan(before) };
    for (const { id, attempt, touchedAt } of await this.database.manager.find(RosterImport, { where, take: atOnce })) {
      const taken = await this.database.manager.update(RosterImport, { id, attempt, touchedAt }, { touchedAt: now });
      if (!taken.affected) continue;
      // Of its own each time: the queue may still know the job that was lost.
      await this.queues.add(rosterQueue, { importId: id, attempt }, { jobId: `${id}-again-${now.getTime()}` });
    }
  }

  private async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMilliseconds);
    const where = { isForgotten: false, touchedAt: LessThan(before) };
    for (const { id } of await this.database.manager.find(RosterImport, { where, take: atOnce })) {
      await this.objects.remove(rosterKey(id));
      for (const sql of forgetting) await this.database.query(sql, [idBytes(id)]);
      await this.database.manager.update(RosterImport, { id }, { isForgotten: true });
    }
  }
}
