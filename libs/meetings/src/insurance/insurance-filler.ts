import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { withScratch } from '@yunqiao/media';
import { Clock, Configuration, newId, ObjectStore } from '@yunqiao/platform';
import { RecordingDemand } from '../recording/recording-demand.js';
import { RecordingEpoch } from '../recording/recording-epoch.entity.js';
import { recordingFiles, recordingKey } from '../recording/recording-keys.js';
import { RecordingSegment } from '../recording/recording-segment.entity.js';
import { SegmentHarvest } from '../recording/segment-harvest.js';
import { SegmentRemoval } from '../recording/segment-removal.js';
import { touching } from '../recording/replay-cuts.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { makeFill } from './fill-film.js';
import { fillsFor, type Fill } from './fill-plan.js';
import { InsurancePiece } from './insurance-piece.entity.js';
import { InsurancePieces } from './insurance-pieces.js';
import { recordedTime } from './recorded-time.js';

/** Puts the sound that devices kept into the replay, where no recorder was. */
@Injectable()
export class InsuranceFiller {
  private readonly logger = new Logger('Insurance');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly pieces: InsurancePieces,
    private readonly demand: RecordingDemand,
    private readonly harvest: SegmentHarvest,
    private readonly removal: SegmentRemoval,
    private readonly objects: ObjectStore,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Makes what can be made of everything that has come in; asked again, it makes only what is new. */
  async fill(sessionId: string, signal: AbortSignal): Promise<void> {
    await this.forgetUnwelcome(sessionId);
    const pending = await this.database.manager.findBy(InsurancePiece, { sessionId, usedAt: IsNull() });
    for (const fill of await this.planned(this.database.manager, sessionId)) await this.make(sessionId, fill, signal);
    await this.settle(pending);
  }

  /** Nobody waits for it any more: the gap stays, and is told. */
  async giveUp(sessionId: string): Promise<void> {
    await this.database.manager.update(InsurancePiece, { sessionId, usedAt: IsNull() }, { usedAt: this.clock.now() });
  }

  /** Who may not be recorded any more by now is not in what is made now. */
  private async forgetUnwelcome(sessionId: string): Promise<void> {
    const sent = await this.database.manager.findBy(InsurancePiece, { sessionId });
    const welcome = new Set(
      await this.demand.recordable(sessionId, [...new Set(sent.map(({ personId }) => personId))]),
    );
    const unwelcome = sent.filter(({ personId }) => !welcome.has(personId));
    await this.pieces.remove(this.database.manager, unwelcome);
  }

  private async planned(tx: EntityManager, sessionId: string): Promise<Fill[]> {
    return fillsFor(await recordedTime(tx, sessionId), await this.pieces.runs(sessionId, tx));
  }

  private async make(sessionId: string, fill: Fill, signal: AbortSignal): Promise<void> {
    const beside = await this.segmentBeside(sessionId, fill);
    if (!beside) return;
    await withScratch(this.configuration.get('SCRATCH_FOLDER'), async (folder) => {
      const isBefore = beside.startsAt.getTime() < fill.from;
      const read = (run: Fill['runs'][number]) => this.pieces.read(run);
      const isMade = await makeFill(fill, { folder, signal, read, recorded: this.read(beside), isBefore });
      if (isMade) await this.bringIn(sessionId, fill, folder);
      else this.logger.warn({ sessionId, reason: 'no sound could be read' });
    });
  }

  /** Under the lock under which parts are cut out, and only when it is wanted still. */
  private async bringIn(sessionId: string, fill: Fill, folder: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const session = await tx.findOne(ResearchSession, { where: { id: sessionId, state: 'published' }, lock });
      const wanted = session ? await this.planned(tx, sessionId) : [];
      if (!wanted.some(({ from, to }) => from === fill.from && to === fill.to)) return;
      const before = await this.madeBefore(tx, sessionId, fill);
      await this.harvest.gather(await this.begin(tx, sessionId, fill), folder, tx);
      await this.removal.remove(tx, before);
    });
  }

  private async begin(tx: EntityManager, sessionId: string, { from, to }: Fill): Promise<RecordingEpoch> {
    const last = await tx.findOne(RecordingEpoch, { where: { sessionId }, order: { number: 'DESC' } });
    const times = { startedAt: new Date(from), endedAt: new Date(to) };
    const epoch = { id: newId(), sessionId, number: (last?.number ?? 0) + 1, ...times, isFill: true };
    await tx.insert(RecordingEpoch, epoch);
    return epoch;
  }

  /** What was made of less sound. */
  private async madeBefore(tx: EntityManager, sessionId: string, { from, to }: Fill): Promise<RecordingSegment[]> {
    const fills = await tx.findBy(RecordingEpoch, { sessionId, isFill: true });
    const where = { epochId: In(fills.map(({ id }) => id)), removedAt: IsNull() };
    const made = fills.length > 0 ? await tx.findBy(RecordingSegment, where) : [];
    return touching(made, new Date(from), new Date(to));
  }

  /** The last segment with a picture before it, else the first after it; null when everything was cut out. */
  private async segmentBeside(sessionId: string, { from }: Fill): Promise<RecordingSegment | null> {
    const recorded = this.database
      .createQueryBuilder(RecordingSegment, 'segment')
      .innerJoin(RecordingEpoch, 'epoch', 'epoch.id = segment.epochId AND epoch.isFill = 0')
      .where({ sessionId, rendition: 'video', removedAt: IsNull() });
    const at = { from: new Date(from) };
    const before = recorded.clone().andWhere('segment.startsAt < :from', at).orderBy('segment.startsAt', 'DESC');
    const after = recorded.clone().andWhere('segment.startsAt >= :from', at).orderBy('segment.startsAt', 'ASC');
    return (await before.getOne()) ?? (await after.getOne());
  }

  private async *read({ sessionId, epochNumber, rendition, number }: RecordingSegment): AsyncGenerator<Buffer> {
    const files = [
      recordingFiles.start(epochNumber, rendition),
      recordingFiles.segment(epochNumber, rendition, number),
    ];
    for (const file of files) {
      const { stream } = await this.objects.read(recordingKey(sessionId, file));
      yield* stream as AsyncIterable<Buffer>;
    }
  }

  /** Afterwards, since one run may be heard in more than one fill. */
  private async settle(pieces: readonly InsurancePiece[]): Promise<void> {
    const usedAt = this.clock.now();
    for (const { runId, number } of pieces)
      await this.database.manager.update(InsurancePiece, { runId, number }, { usedAt });
  }
}
