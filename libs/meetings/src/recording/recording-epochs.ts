import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull } from 'typeorm';
import { Configuration, ObjectStore } from '@yunqiao/platform';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionConduct } from '../session/session-conduct.js';
import { isOver } from '../session/session.policy.js';
import { endOf } from './playlist.js';
import { RecordingEpoch } from './recording-epoch.entity.js';
import { recordingPrefix } from './recording-keys.js';
import { RecordingSegment } from './recording-segment.entity.js';
import { SegmentHarvest } from './segment-harvest.js';

/** Begins and ends epochs, and ends the recording with its session. For who holds the lease. */
@Injectable()
export class RecordingEpochs {
  private readonly scratch: string;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly harvest: SegmentHarvest,
    private readonly objects: ObjectStore,
    private readonly conduct: SessionConduct,
    configuration: Configuration,
  ) {
    this.scratch = join(configuration.get('SCRATCH_FOLDER'), 'recordings');
  }

  /** Where the recorder of an epoch writes on this machine. */
  folderOf(epochId: string): string {
    return join(this.scratch, epochId);
  }

  async begin(id: string, sessionId: string, startedAt: Date): Promise<RecordingEpoch> {
    const last = await this.database.manager.findOne(RecordingEpoch, {
      ...{ where: { sessionId }, order: { number: 'DESC' } },
    });
    const epoch = { id, sessionId, number: (last?.number ?? 0) + 1, startedAt, endedAt: null, isFill: false };
    await this.database.manager.insert(RecordingEpoch, epoch);
    return epoch;
  }

  /** Brings the rest in, as far as it lies on this machine, and closes the epoch; one of which nothing is left is forgotten. */
  async close(epoch: RecordingEpoch): Promise<void> {
    const folder = this.folderOf(epoch.id);
    if (await isThere(folder)) await this.harvest.gatherRest(epoch, folder);
    const where = { epochId: epoch.id };
    const last = await this.database.manager.findOne(RecordingSegment, { where, order: { startsAt: 'DESC' } });
    if (last) await this.database.manager.update(RecordingEpoch, { id: epoch.id }, { endedAt: endOf(last) });
    else await this.database.manager.delete(RecordingEpoch, { id: epoch.id });
    await rm(folder, { recursive: true, force: true });
  }

  /** What is open still: of a dead worker, when this one has begun nothing. */
  findOpen(sessionId: string): Promise<RecordingEpoch[]> {
    return this.database.manager.findBy(RecordingEpoch, { sessionId, endedAt: IsNull() });
  }

  /** Sessions that have ended, and whose recording nobody has finished. */
  async unfinished(): Promise<string[]> {
    const sessions = await this.database
      .createQueryBuilder(ResearchSession, 'session')
      .innerJoin(RecordingEpoch, 'epoch', 'epoch.sessionId = session.id')
      .where("session.state = 'ended'")
      .select('session.id')
      .distinct(true)
      .getMany();
    return sessions.map(({ id }) => id);
  }

  /** When the session is over: opens the replay, or throws away what was only for its listeners. */
  async finish(sessionId: string): Promise<void> {
    for (const epoch of await this.findOpen(sessionId)) await this.close(epoch);
    const session = await this.database.manager.findOneByOrFail(ResearchSession, { id: sessionId });
    if (!isOver(session.state)) return;
    if (!session.isRecorded) return this.forget(sessionId);
    if (!(await this.database.manager.existsBy(RecordingEpoch, { sessionId }))) return;
    await this.database.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const ended = await tx.findOne(ResearchSession, { where: { id: sessionId, state: 'ended' }, lock });
      if (ended) await this.conduct.publish(tx, ended);
    });
  }

  private async forget(sessionId: string): Promise<void> {
    await this.objects.removePrefix(recordingPrefix(sessionId));
    await this.database.manager.delete(RecordingSegment, { sessionId });
    await this.database.manager.delete(RecordingEpoch, { sessionId });
  }
}

function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
