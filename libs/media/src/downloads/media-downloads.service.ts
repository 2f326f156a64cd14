import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Outbox } from '@yunqiao/platform';
import { DataSource, In, type EntityManager } from 'typeorm';
import { DownloadKind, MediaDownload } from './media-download.entity.js';

/** Files of videos to take along: wanted by the room that allows them, made by the worker. */
@Injectable()
export class MediaDownloads {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Has the files of these videos made: at once of those that are ready, of the others when they are. Wanting twice is the
   * same as once.
   */
  async want(tx: EntityManager, mediaIds: readonly string[]): Promise<void> {
    const known = new Set(
      (await tx.findBy(MediaDownload, { mediaId: In([...mediaIds]) })).map(({ mediaId }) => mediaId),
    );
    for (const mediaId of new Set(mediaIds)) {
      if (known.has(mediaId)) continue;
      const rows = Object.values(DownloadKind).map((kind) => ({ mediaId, kind, state: 'waiting' as const }));
      await tx.createQueryBuilder().insert().into(MediaDownload).values(rows).orIgnore().execute();
      await this.outbox.add(tx, { kind: 'media.download-wanted', key: mediaId, payload: { mediaId } });
    }
  }

  /** Those of these videos, in whatever state. */
  find(mediaIds: readonly string[]): Promise<MediaDownload[]> {
    if (mediaIds.length === 0) return Promise.resolve([]);
    return this.database.getRepository(MediaDownload).findBy({ mediaId: In([...mediaIds]) });
  }
}
