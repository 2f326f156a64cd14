import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { WallInterval } from '@yunqiao/activity';
import { Clock, ObjectStore } from '@yunqiao/platform';
import { recordingKey } from '../recording/recording-keys.js';
import { overlap } from './fillable.js';
import { InsurancePiece } from './insurance-piece.entity.js';
import { reachOf, soundRuns, type SoundRun } from './sound-runs.js';

/**
 * What devices have sent of their microphones: rows, and objects below what was recorded of the session, under names that
 * nothing delivers.
 */
@Injectable()
export class InsurancePieces {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** The object first, then its row. */
  async add(tx: EntityManager, piece: InsurancePiece, content: Buffer): Promise<void> {
    await this.objects.put(keyOf(piece), content, { contentType: 'application/octet-stream' });
    await tx.insert(InsurancePiece, piece);
  }

  async runs(sessionId: string, tx: EntityManager = this.database.manager): Promise<SoundRun[]> {
    return soundRuns(await tx.find(InsurancePiece, { where: { sessionId }, order: { runId: 'ASC', number: 'ASC' } }));
  }

  /** Those of a session that nobody has looked at yet. */
  waiting(sessionId: string): Promise<InsurancePiece[]> {
    return this.database.manager.findBy(InsurancePiece, { sessionId, usedAt: IsNull() });
  }

  /** What was made of these is in the replay, or nothing can be made of them. */
  async settle(pieces: readonly InsurancePiece[]): Promise<void> {
    const usedAt = this.clock.now();
    for (const { runId, number } of pieces)
      await this.database.manager.update(InsurancePiece, { runId, number }, { usedAt });
  }

  /** The bytes of a run, as its device wrote them. */
  async *read({ pieces }: SoundRun): AsyncGenerator<Buffer> {
    for (const piece of pieces) {
      const { stream } = await this.objects.read(keyOf(piece));
      yield* stream as AsyncIterable<Buffer>;
    }
  }

  /** Removes whole runs, of which something may be heard in this time. */
  async removeTouching(tx: EntityManager, sessionId: string, time: WallInterval): Promise<void> {
    const pieces = await tx.findBy(InsurancePiece, { sessionId });
    await this.remove(
      tx,
      pieces.filter(({ runStartedAt }) => overlap(reachOf(runStartedAt), time)),
    );
  }

  async remove(tx: EntityManager, pieces: readonly InsurancePiece[]): Promise<void> {
    for (const piece of pieces) {
      const { runId, number } = piece;
      await this.objects.remove(keyOf(piece));
      await tx.delete(InsurancePiece, { runId, number });
    }
  }
}

function keyOf({ sessionId, runId, number }: InsurancePiece): string {
  return recordingKey(sessionId, `insurance/${runId}/${number}`);
}
