import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { WallInterval } from '@yunqiao/activity';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { RecordingDemand } from '../recording/recording-demand.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess, type Seat } from '../session/session-access.js';
import { PRESENTERS } from '../session/session-kinds.js';
import { fillable, overlap } from './fillable.js';
import { InsurancePiece } from './insurance-piece.entity.js';
import { InsurancePieces } from './insurance-pieces.js';
import { recordedTime } from './recorded-time.js';
import { reachOf } from './sound-runs.js';

/** So long after a session what devices kept is still taken; after that it is deleted, here and there. */
export const INSURANCE_MILLISECONDS = 7 * 24 * 3600_000;
/** About three hours of one person's sound. */
const MOST_PIECES_OF_A_PERSON = 2000;

/** What a device does with what it keeps of its own microphone. */
export interface Insurance {
  /** Go on to keep it, send what lies in `missing`, or delete it all. */
  readonly advice: InsuranceAdvice;
  /** In the recording, by the time of day, in order. */
  readonly missing: readonly WallInterval[];
  /** Something that this person sent is still to be put into the replay. */
  readonly isBeingAdded: boolean;
}

export const InsuranceAdvice = { keep: 'keep', send: 'send', discard: 'discard' } as const;
export type InsuranceAdvice = keyof typeof InsuranceAdvice;

/** Some seconds of a run, as its device kept them. */
export type NewPiece = Pick<InsurancePiece, 'runId' | 'number' | 'sessionId' | 'runStartedAt' | 'durationMs'>;

/** Takes what devices kept of their own microphones, where a recording has gaps and nowhere else. */
@Injectable()
export class InsuranceService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly demand: RecordingDemand,
    private readonly pieces: InsurancePieces,
    private readonly clock: Clock,
  ) {}

  /** @throws SESSION_NOT_FOUND for everybody who does not sit in it */
  async advise(actor: Actor, sessionId: string): Promise<Insurance> {
    const { manager } = this.database;
    const seat = await this.access.seat(actor, sessionId);
    const where = { sessionId, personId: actor.personId, usedAt: IsNull() };
    const isBeingAdded = await manager.existsBy(InsurancePiece, where);
    if (!(await this.isWelcome(seat))) return { advice: 'discard', missing: [], isBeingAdded };
    if (seat.session.state !== 'published') return { advice: 'keep', missing: [], isBeingAdded };
    const missing = fillable(await recordedTime(manager, sessionId));
    return { advice: missing.length > 0 ? 'send' : 'discard', missing, isBeingAdded };
  }

  /**
   * Takes a piece of a run of which something lies where the recording has a gap. The same piece twice is the same as once.
   * @throws SESSION_NOT_FOUND for everybody who does not sit in it, INSURANCE_EMPTY, INSURANCE_NOT_WANTED when it fills nothing, touches what
   *   was cut out, or is nobody's who spoke and may be recorded, CONFLICT for a run of another person or another beginning,
   *   INSURANCE_FULL (maximum)
   */
  async keep(actor: Actor, given: NewPiece, content: Buffer): Promise<void> {
    const { personId } = actor;
    await this.database.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      await tx.findOne(ResearchSession, { where: { id: given.sessionId }, lock });
      const seat = await this.access.seat(actor, given.sessionId, tx);
      if (content.length === 0) throw new AppError('INSURANCE_EMPTY');
      if (await this.isKnown(tx, personId, given)) return;
      if (!(await this.isWanted(tx, seat, given))) throw new AppError('INSURANCE_NOT_WANTED');
      const kept = await tx.countBy(InsurancePiece, { sessionId: given.sessionId, personId });
      if (kept >= MOST_PIECES_OF_A_PERSON) throw new AppError('INSURANCE_FULL', { maximum: MOST_PIECES_OF_A_PERSON });
      const facts = { personId, bytes: content.length, receivedAt: this.clock.now(), usedAt: null };
      await this.pieces.add(tx, { ...given, ...facts }, content);
    });
  }

  /** A run has one person, one session and one beginning. */
  private async isKnown(tx: EntityManager, personId: string, given: NewPiece): Promise<boolean> {
    const ofRun = await tx.findBy(InsurancePiece, { runId: given.runId });
    const isForeign = ofRun.some(
      (piece) =>
        piece.personId !== personId ||
        piece.sessionId !== given.sessionId ||
        piece.runStartedAt.getTime() !== given.runStartedAt.getTime(),
    );
    if (isForeign) throw new AppError('CONFLICT');
    return ofRun.some(({ number }) => number === given.number);
  }

  private async isWanted(tx: EntityManager, seat: Seat, { sessionId, runStartedAt }: NewPiece): Promise<boolean> {
    if (seat.session.state !== 'published' || !(await this.isWelcome(seat, tx))) return false;
    const time = await recordedTime(tx, sessionId);
    const reach = reachOf(runStartedAt);
    return fillable(time).some((gap) => overlap(gap, reach)) && !time.cut.some((cut) => overlap(cut, reach));
  }

  /** Whose sound the recording would have had: who speaks there, and, of minors, for whom a consent is on record. */
  private async isWelcome({ session, member }: Seat, tx?: EntityManager): Promise<boolean> {
    const { id, isRecorded, state, endedAt } = session;
    if (!isRecorded || state === 'cancelled') return false;
    if (endedAt && this.clock.now().getTime() - endedAt.getTime() > INSURANCE_MILLISECONDS) return false;
    if (!PRESENTERS.includes(member.role) && !member.hasMicrophone) return false;
    return (await this.demand.recordable(id, [member.personId], tx)).length > 0;
  }
}
