import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ResearchSession } from '../session/research-session.entity.js';
import { LIVE_SEGMENTS, livePlaylist, replayPlaylist } from './playlist.js';
import { RecordingEpoch } from './recording-epoch.entity.js';
import { RecordingSegment, type Rendition } from './recording-segment.entity.js';

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
