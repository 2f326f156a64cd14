import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock } from '@yunqiao/platform';
import { Brackets, DataSource, LessThan, type SelectQueryBuilder } from 'typeorm';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { Media } from '../media/media.entity.js';
import { UploadStore } from '../upload/upload-store.js';

/** A chunk that this worker holds, under the fence that it was taken with. */
export interface TakenChunk {
  chunk: MediaChunk;
  media: Media;
}

/** Who holds a chunk says so this often, in milliseconds. */
export const TOUCH_EVERY = 3_000;
/** A chunk whose worker was silent for this long may be taken by another one. */
export const SILENT_MILLISECONDS = 45_000;
/** What a trainer was served within this time counts against her. */
const FAIR_MILLISECONDS = 3_600_000;
/** So many are looked at, since others may be faster with the first ones. */
const CANDIDATES = 32;

/** Hands out chunks. Of two workers that reach for the same one, the database lets one have it. */
@Injectable()
export class ChunkDesk {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly uploads: UploadStore,
    private readonly clock: Clock,
  ) {}

  /**
   * The next chunk: what lets a video begin comes before the rest of any, then the trainer who was served least. Null when
   * there is none whose original can be reached from here.
   */
  async take(): Promise<TakenChunk | null> {
    for (const chunk of await this.findNext()) {
      const media = await this.database.getRepository(Media).findOneBy({ id: chunk.mediaId });
      if (!media || !(await this.isReachable(media))) continue;
      const taken = await this.takeOne(chunk);
      if (taken) return { chunk: taken, media };
    }
    return null;
  }

  /** Says that somebody is at work on it. False when another one has it, or nobody wants it any more. */
  async touch({ id, fence }: MediaChunk, progress: number): Promise<boolean> {
    const touched = await this.database
      .getRepository(MediaChunk)
      .update({ id, fence, state: 'running' }, { touchedAt: this.clock.now(), progress });
    return Boolean(touched.affected);
  }

  /** Lets another one have it, at once or after a while; `wentWrong` counts as a try. */
  async giveBack({ id, fence, tries }: MediaChunk, wentWrong?: { delayMilliseconds: number }): Promise<void> {
    const mishap = wentWrong && {
      tries: tries + 1,
      notBefore: new Date(this.clock.now().getTime() + wentWrong.delayMilliseconds),
    };
    await this.database
      .getRepository(MediaChunk)
      .update({ id, fence, state: 'running' }, { state: 'waiting', progress: 0, ...mishap });
  }

  /** Chunks of dead workers wait again. */
  async takeBackSilent(): Promise<void> {
    const silentSince = new Date(this.clock.now().getTime() - SILENT_MILLISECONDS);
    await this.database
      .getRepository(MediaChunk)
      .update({ state: 'running', touchedAt: LessThan(silentSince) }, { state: 'waiting', progress: 0 });
  }

  /** How many chunks somebody could take. */
  countWaiting(): Promise<number> {
    return this.waiting().getCount();
  }

  /** Whether some chunk of the film is still to be taken by somebody. */
  isWaitedFor(mediaId: string): Promise<boolean> {
    return this.database.getRepository(MediaChunk).existsBy({ mediaId, state: 'waiting' });
  }

  private findNext(): Promise<MediaChunk[]> {
    const since = new Date(this.clock.now().getTime() - FAIR_MILLISECONDS);
    return this.waiting()
      .leftJoin(
        (query) =>
          query
            .select('owned.ownerPersonId', 'owner')
            .addSelect('SUM(done.seconds)', 'seconds')
            .from(MediaChunk, 'done')
            .innerJoin(Media, 'owned', 'owned.id = done.mediaId')
            .where('done.takenAt > :since', { since })
            .groupBy('owned.ownerPersonId'),
        'served',
        'served.owner = media.ownerPersonId',
      )
      .orderBy('chunk.turn', 'ASC')
      .addOrderBy('COALESCE(served.seconds, 0)', 'ASC')
      .addOrderBy('media.uploadedAt', 'ASC')
      .addOrderBy('chunk.number', 'ASC')
      .limit(CANDIDATES)
      .getMany();
  }

  private waiting(): SelectQueryBuilder<MediaChunk> {
    const now = this.clock.now();
    const due = new Brackets((when) =>
      when.where('chunk.notBefore IS NULL').orWhere('chunk.notBefore <= :now', { now }),
    );
    return this.database
      .createQueryBuilder(MediaChunk, 'chunk')
      .innerJoin(Media, 'media', 'media.id = chunk.mediaId AND media.attempt = chunk.attempt')
      .where("chunk.state = 'waiting'")
      .andWhere(due)
      .andWhere("media.removedAt IS NULL AND media.errorCode IS NULL AND media.state IN ('processing', 'playable')");
  }

  private async takeOne({ id, fence }: MediaChunk): Promise<MediaChunk | null> {
    const now = this.clock.now();
    const chunks = this.database.getRepository(MediaChunk);
    const taken = await chunks.update(
      { id, fence, state: 'waiting' },
      { state: 'running', fence: fence + 1, progress: 0, notBefore: null, takenAt: now, touchedAt: now },
    );
    return taken.affected ? chunks.findOneBy({ id, fence: fence + 1 }) : null;
  }

  /** From the object store anybody can read; from the upload folder only who shares it. */
  private async isReachable({ id, bytes, sourceKey }: Media): Promise<boolean> {
    return sourceKey !== null || (await this.uploads.findBytes(id)) === bytes;
  }
}
