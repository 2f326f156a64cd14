import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { idText } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { LIVE_SEGMENTS, livePlaylist, replayPlaylist } from './playlist.js';
import { RecordingEpoch } from './recording-epoch.entity.js';
import { RecordingSegment, type Rendition } from './recording-segment.entity.js';

/** How long a replay is, when it begins, and which of its editions this is. */
export interface ReplayFacts {
  readonly startsAt: Date;
  readonly seconds: number;
  /** Another one whenever other segments play: a second of one edition may be another moment in the next. */
  readonly edition: string;
}

/** Reads what was recorded. */
@Injectable()
export class RecordingReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Everything of a replay that was not cut out, in order. */
  segments(
    sessionId: string,
    rendition: Rendition,
    tx: EntityManager = this.database.manager,
  ): Promise<RecordingSegment[]> {
    return tx.find(RecordingSegment, {
      ...{ where: { sessionId, rendition, removedAt: IsNull() }, order: { startsAt: 'ASC' } },
    });
  }

  /** Facts of replays, by session; of what was not recorded, or was cut out wholly, there are none. */
  async facts(
    sessionIds: readonly string[],
    tx: EntityManager = this.database.manager,
  ): Promise<Map<string, ReplayFacts>> {
    if (sessionIds.length === 0) return new Map();
    const rows = await tx
      .createQueryBuilder(RecordingSegment, 'segment')
      .where('segment.sessionId IN (:...ids)', { ids: idList(sessionIds) })
      .andWhere("segment.rendition = 'video' AND segment.removedAt IS NULL")
      .groupBy('segment.sessionId')
      .select('segment.sessionId', 'id')
      .addSelect('MIN(segment.startsAt)', 'startsAt')
      .addSelect('SUM(segment.durationMs)', 'milliseconds')
      .addSelect("BIT_XOR(CRC32(CONCAT_WS('-', segment.epochNumber, segment.number)))", 'edition')
      .getRawMany<{ id: Buffer; startsAt: Date; milliseconds: string; edition: string | number }>();
    return new Map(
      rows.map(({ id, startsAt, milliseconds, edition }) => [
        idText(id),
        { startsAt: new Date(startsAt), seconds: Number(milliseconds) / 1000, edition: String(edition) },
      ]),
    );
  }

  /** Numbers of the epochs that were made afterwards. */
  async fills(sessionId: string): Promise<ReadonlySet<number>> {
    const made = await this.database.manager.findBy(RecordingEpoch, { sessionId, isFill: true });
    return new Set(made.map(({ number }) => number));
  }

  /** Whether somebody could listen now. */
  async isStreaming(sessionId: string): Promise<boolean> {
    const open = await this.database.manager.findBy(RecordingEpoch, { sessionId, endedAt: IsNull() });
    if (open.length === 0) return false;
    return this.database.manager.existsBy(RecordingSegment, { sessionId, rendition: 'audio' });
  }

  /** The end of what is being recorded; the whole replay once it is over, so that live players come to an end. */
  async live(sessionId: string, rendition: Rendition): Promise<string | null> {
    if (await this.isPublished(sessionId)) return this.replay(sessionId, rendition);
    const where = { sessionId, rendition };
    const newest = { where, order: { startsAt: 'DESC' }, take: LIVE_SEGMENTS } as const;
    const last = (await this.database.manager.find(RecordingSegment, newest)).reverse();
    const [first] = last;
    if (!first) return null;
    const before = await this.database
      .createQueryBuilder(RecordingSegment, 'segment')
      .where({ sessionId, rendition })
      .andWhere('segment.startsAt < :startsAt', { startsAt: first.startsAt })
      .select('COUNT(*)', 'segments')
      .addSelect('COUNT(DISTINCT IF(segment.epochNumber < :number, segment.epochNumber, NULL))', 'epochs')
      .setParameter('number', first.epochNumber)
      .getRawOne<{ segments: string; epochs: string }>();
    const offset = { segments: Number(before?.segments ?? 0), epochs: Number(before?.epochs ?? 0) };
    return livePlaylist(rendition, last, offset);
  }

  /** Null until the session is over and its replay can be watched. */
  async replay(sessionId: string, rendition: Rendition): Promise<string | null> {
    if (!(await this.isPublished(sessionId))) return null;
    return replayPlaylist(rendition, await this.segments(sessionId, rendition));
  }

  private isPublished(sessionId: string): Promise<boolean> {
    return this.database.manager.existsBy(ResearchSession, { id: sessionId, state: 'published' });
  }
}
