import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { idBytes, idText } from '@yunqiao/platform';
import { RecordingSegment } from './recording-segment.entity.js';

/** How long a replay is, and when it begins. */
export interface ReplayFacts {
  readonly startsAt: Date;
  readonly seconds: number;
}

/** Facts of replays; null where nothing was recorded, or everything was cut out. */
@Injectable()
export class ReplayLoader extends RequestLoader<ReplayFacts | null> {
  constructor(@InjectDataSource() private readonly database: DataSource) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<(ReplayFacts | null)[]> {
    const rows = await this.database
      .createQueryBuilder(RecordingSegment, 'segment')
      .where('segment.sessionId IN (:...ids)', { ids: sessionIds.map(idBytes) })
      .andWhere("segment.rendition = 'video' AND segment.removedAt IS NULL")
      .groupBy('segment.sessionId')
      .select('segment.sessionId', 'id')
      .addSelect('MIN(segment.startsAt)', 'startsAt')
      .addSelect('SUM(segment.durationMs)', 'milliseconds')
      .getRawMany<{ id: Buffer; startsAt: Date; milliseconds: string }>();
    const facts = new Map(
      rows.map(({ id, startsAt, milliseconds }) => [
        idText(id),
        { startsAt: new Date(startsAt), seconds: Number(milliseconds) / 1000 },
      ]),
    );
    return sessionIds.map((id) => facts.get(id) ?? null);
  }
}
