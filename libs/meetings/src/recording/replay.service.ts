import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { InsurancePieces } from '../insurance/insurance-pieces.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { requireState } from '../session/session-life.js';
import { endOf } from './playlist.js';
import { RecordingReader } from './recording-reader.js';
import { ReplayCut } from './replay-cut.entity.js';
import { between, touching } from './replay-cuts.js';
import { SegmentRemoval } from './segment-removal.js';

/** What is to be cut out; its id is made by the client. */
export interface NewCut {
  readonly id: string;
  readonly sessionId: string;
  /** Of the replay in which these seconds were chosen. */
  readonly edition: string;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly reason: string;
}

/** Cuts replays. */
@Injectable()
export class ReplayService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly reader: RecordingReader,
    private readonly removal: SegmentRemoval,
    private readonly insurance: InsurancePieces,
    private readonly clock: Clock,
  ) {}

  /**
   * Cuts a part out for good: its segments leave the playlists and the store, and so does what devices sent of that time. Who did it and why is kept. The same id
   * twice is the same as once.
   * @throws SESSION_NOT_FOUND for who does not lead the session, SESSION_STATE_WRONG before there is a replay,
   *   REPLAY_CUT_WRONG when nothing lies between these seconds, REPLAY_CHANGED when the replay plays otherwise by now, so
   *   that they may be another moment
   */
  async cut(actor: Actor, given: NewCut): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockLed(tx, actor, given.sessionId);
      requireState(session.state, ['published']);
      if (await tx.existsBy(ReplayCut, { id: given.id, sessionId: session.id })) return session;
      const facts = (await this.reader.facts([session.id], tx)).get(session.id);
      if (facts && facts.edition !== given.edition) throw new AppError('REPLAY_CHANGED');
      const pictures = between(await this.reader.segments(session.id, 'video', tx), given.fromSeconds, given.toSeconds);
      const [first, last] = [pictures[0], pictures.at(-1)];
      if (!first || !last) throw new AppError('REPLAY_CUT_WRONG');
      const span = { fromAt: first.startsAt, toAt: endOf(last) };
      const { id, sessionId, reason } = given;
      const who = { madeBy: actor.personId, madeAt: this.clock.now() };
      await tx.insert(ReplayCut, { id, sessionId, reason, ...span, ...who });
      const sounds = touching(await this.reader.segments(session.id, 'audio', tx), span.fromAt, span.toAt);
      await this.removal.remove(tx, [...pictures, ...sounds]);
      await this.insurance.removeTouching(tx, session.id, { from: span.fromAt.getTime(), to: span.toAt.getTime() });
      return session;
    });
  }
}
