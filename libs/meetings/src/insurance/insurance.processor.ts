import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, idText, JobHandler, Queues, type JobContext } from '@yunqiao/platform';
import { ResearchSession } from '../session/research-session.entity.js';
import { InsuranceFiller } from './insurance-filler.js';
import { InsurancePiece } from './insurance-piece.entity.js';
import { InsurancePieces } from './insurance-pieces.js';
import { insuranceQueue, insuranceSweepQueue, type InsuranceJob } from './insurance.queue.js';
import { INSURANCE_MILLISECONDS } from './insurance.service.js';

const everyMilliseconds = 10_000;
/** A device sends one piece after the other: when none has come for so long, the work is worth it. */
const QUIET_MILLISECONDS = 5000;
const atOnce = 50;

/** Fills gaps once devices have sent what they kept, and deletes what is a week old. */
@Injectable()
export class InsuranceProcessor implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly filler: InsuranceFiller,
    private readonly pieces: InsurancePieces,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(insuranceSweepQueue, 'insurance-sweep', everyMilliseconds, {});
  }

  @JobHandler(insuranceSweepQueue)
  async sweep(): Promise<void> {
    await this.takeUp();
    await this.forgetOld();
  }

  @JobHandler(insuranceQueue)
  async fill({ sessionId }: InsuranceJob, context: Pick<JobContext, 'signal' | 'isLastAttempt'>): Promise<void> {
    const { signal, isLastAttempt } = context;
    try {
      await this.filler.fill(sessionId, signal);
    } catch (error) {
      if (isLastAttempt && !signal.aborted) await this.filler.giveUp(sessionId);
      throw error;
    }
  }

  /** The same news is the same job, so that what cannot be done is not tried for ever. */
  private async takeUp(): Promise<void> {
    const waiting = await this.database
      .createQueryBuilder(InsurancePiece, 'piece')
      .where('piece.usedAt IS NULL')
      .groupBy('piece.sessionId')
      .having('MAX(piece.receivedAt) < :quiet', { quiet: this.ago(QUIET_MILLISECONDS) })
      .select('MAX(piece.receivedAt)', 'newestAt')
      .addSelect('piece.sessionId', 'id')
      .limit(atOnce)
      .getRawMany<{ id: Buffer; newestAt: Date }>();
    for (const { id, newestAt } of waiting) {
      const sessionId = idText(id);
      await this.queues.add(insuranceQueue, { sessionId }, { jobId: `${sessionId}-${new Date(newestAt).getTime()}` });
    }
  }

  private async forgetOld(): Promise<void> {
    const old = await this.database
      .createQueryBuilder(InsurancePiece, 'piece')
      .innerJoin(ResearchSession, 'session', 'session.id = piece.sessionId')
      .where('session.endedAt < :before', { before: this.ago(INSURANCE_MILLISECONDS) })
      .take(atOnce)
      .getMany();
    await this.pieces.remove(this.database.manager, old);
  }

  private ago(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
