import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { withScratch } from '@yunqiao/media';
import { Configuration, newId } from '@yunqiao/platform';
import { RecordingDemand } from '../recording/recording-demand.js';
import { RecordingEpoch } from '../recording/recording-epoch.entity.js';
import { RecordingSegment } from '../recording/recording-segment.entity.js';
import { SegmentHarvest } from '../recording/segment-harvest.js';
import { SegmentRemoval } from '../recording/segment-removal.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { BesidePictures } from './beside-pictures.js';
import { makeFill } from './fill-film.js';
import { overlap } from './fillable.js';
import { fillsFor, type Fill } from './fill-plan.js';
import { InsurancePiece } from './insurance-piece.entity.js';
import { InsurancePieces } from './insurance-pieces.js';
import { recordedTime } from './recorded-time.js';
import type { SoundRun } from './sound-runs.js';

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
    private readonly pictures: BesidePictures,
    private readonly configuration: Configuration,
  ) {}

  /** Makes what can be made of everything that has come in; asked again, it makes only what is new. */
  async fill(sessionId: string, signal: AbortSignal): Promise<void> {
    await this.forgetUnwelcome(sessionId);
    const pending = await this.pieces.waiting(sessionId);
    for (const fill of await this.planned(this.database.manager, sessionId)) await this.make(sessionId, fill, signal);
    // Afterwards, since one run may be heard in more than one fill.
    await this.pieces.settle(pending);
  }

  /** Nobody waits for it any more: the gap stays, and is told. */
  async giveUp(sessionId: string): Promise<void> {
    await this.pieces.settle(await this.pieces.waiting(sessionId));
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
    const picture = await this.pictures.find(sessionId, fill.from);
    if (!picture) return;
    await withScratch(this.configuration.get('SCRATCH_FOLDER'), async (folder) => {
      const read = (run: SoundRun) => this.pieces.read(run);
      if (await makeFill(fill, { folder, signal, read, picture })) await this.bringIn(sessionId, fill, folder);
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
    const same = fills.filter((epoch) =>
      overlap({ from, to }, { from: epoch.startedAt.getTime(), to: epoch.endedAt!.getTime() }),
    );
    return tx.findBy(RecordingSegment, { epochId: In(same.map(({ id }) => id)), removedAt: IsNull() });
  }
}
