import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, Configuration, ObjectStore, reasonOf } from '@yunqiao/platform';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import { SchoolStorage } from '../storage/school-storage.entity.js';
import { mediaKeys, renditionFolder } from '../transcode/media-keys.js';

const AT_ONCE = 50;
/** Who began to watch while the qualities were being made has finished long before. */
const COPY_MILLISECONDS = 24 * 3600 * 1000;

/**
 * Drops originals where policy says so, once everything was made of them, and the copies of originals that were there to
 * be watched at once. First the objects, then the note of it: who comes after a kill does both again, which is harmless.
 */
@Injectable()
export class OriginalKeeper {
  private readonly logger = new Logger('Originals');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** One that cannot go now does not keep the others. */
  async dropDue(signal: AbortSignal): Promise<void> {
    for (const { id } of await this.findDueOriginals()) {
      if (!signal.aborted) await this.trying(id, () => this.dropOriginal(id));
    }
    for (const copy of await this.findDueCopies()) {
      if (!signal.aborted) await this.trying(copy.mediaId, () => this.dropCopy(copy));
    }
  }

  /** Never the only copy of something that is not whole: every quality is there, and no work on it is open. */
  private findDueOriginals(): Promise<Media[]> {
    return this.whole()
      .leftJoin(SchoolStorage, 'own', 'own.schoolId = media.schoolId')
      .andWhere('media.originalDroppedAt IS NULL AND media.sourceKey IS NOT NULL')
      .andWhere("COALESCE(own.originals, :originals) = 'drop'")
      .andWhere('media.readyAt <= :now - INTERVAL IF(own.originals IS NULL, :days, own.originalsDays) DAY')
      .setParameters({
        originals: this.configuration.get('ORIGINALS'),
        days: this.configuration.get('ORIGINALS_DAYS'),
        now: this.clock.now(),
      })
      .orderBy('media.readyAt', 'ASC')
      .limit(AT_ONCE)
      .getMany();
  }

  private async findDueCopies(): Promise<MediaRendition[]> {
    const media = await this.whole()
      .innerJoin(MediaRendition, 'copy', "copy.mediaId = media.id AND copy.name = 'source'")
      .andWhere('media.readyAt <= :old', { old: new Date(this.clock.now().getTime() - COPY_MILLISECONDS) })
      .orderBy('media.readyAt', 'ASC')
      .limit(AT_ONCE)
      .getMany();
    const copies = media.map(({ id }) => ({ mediaId: id, name: 'source' as const }));
    return copies.length > 0 ? this.database.getRepository(MediaRendition).findBy(copies) : [];
  }

  /** Videos of which everything was made. */
  private whole(): SelectQueryBuilder<Media> {
    return this.database
      .createQueryBuilder(Media, 'media')
      .where("media.kind = 'video' AND media.state = 'ready' AND media.errorCode IS NULL AND media.removedAt IS NULL")
      .andWhere(
        (where) => `EXISTS ${belonging(where, MediaRendition, "own_row.name <> 'source' AND own_row.state = 'ready'")}`,
      )
      .andWhere((where) => `NOT EXISTS ${belonging(where, MediaRendition, "own_row.state <> 'ready'")}`)
      .andWhere((where) => `NOT EXISTS ${belonging(where, MediaChunk, "own_row.state <> 'ready'")}`);
  }

  private async dropOriginal(id: string): Promise<void> {
    await this.objects.remove(mediaKeys.original(id));
    await this.database.getRepository(Media).update({ id }, { originalDroppedAt: this.clock.now() });
  }

  private async dropCopy({ id, mediaId, name, attempt }: MediaRendition): Promise<void> {
    await this.objects.removePrefix(mediaKeys.file(mediaId, `${renditionFolder(name, attempt)}/`));
    await this.objects.remove(mediaKeys.playlist(mediaId, 'source'));
    await this.database.getRepository(MediaRendition).delete({ id });
  }

  private async trying(mediaId: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => {
      this.logger.warn({ mediaId, reason: reasonOf(error) });
    });
  }
}

/** What belongs to the video, and is so. */
function belonging(
  query: SelectQueryBuilder<Media>,
  entity: typeof MediaRendition | typeof MediaChunk,
  condition: string,
): string {
  return query
    .subQuery()
    .select('1')
    .from(entity, 'own_row')
    .where('own_row.mediaId = media.id')
    .andWhere(condition)
    .getQuery();
}
