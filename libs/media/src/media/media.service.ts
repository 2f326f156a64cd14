import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, paginate, uuidColumn, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { Brackets, DataSource, In, type EntityManager } from 'typeorm';
import { removedBefore } from '../bin/recovery.js';
import { UploadService } from '../upload/upload.service.js';
import { MediaChunk } from './media-chunk.entity.js';
import { MediaRendition } from './media-rendition.entity.js';
import { Media, type MediaKind, type MediaState } from './media.entity.js';
import { administeredSchools, requireManaged } from './media.policy.js';

export interface MediaFilter {
  kind?: MediaKind | null;
  state?: MediaState | null;
  search?: string | null;
  /** What was removed and can still be brought back, in place of what is there. */
  inBin?: boolean | null;
  /** The largest first, in place of the newest. */
  largestFirst?: boolean | null;
}

/** Uploads as their owners and the rooms above see them. */
@Injectable()
export class MediaService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly uploads: UploadService,
    private readonly clock: Clock,
  ) {}

  /**
   * Rows of these ids, removed ones too, in no particular order. For rooms that have decided who may know.
   * @param manager of the transaction in which it is asked, if there is one
   */
  async findByIds(ids: readonly string[], manager: EntityManager = this.database.manager): Promise<Media[]> {
    return ids.length > 0 ? manager.findBy(Media, { id: In(ids) }) : [];
  }

  /** What was made of these videos. */
  async findRenditions(mediaIds: readonly string[]): Promise<MediaRendition[]> {
    return mediaIds.length > 0 ? this.database.getRepository(MediaRendition).findBy({ mediaId: In(mediaIds) }) : [];
  }

  /** The work on these videos that is not done, without what it has made. */
  async findOpenChunks(mediaIds: readonly string[]): Promise<MediaChunk[]> {
    if (mediaIds.length === 0) return [];
    return this.database.getRepository(MediaChunk).find({
      select: { id: true, mediaId: true, state: true, notBefore: true },
      where: { mediaId: In(mediaIds), state: In(['waiting', 'running']) },
    });
  }

  /** @throws MEDIA_NOT_FOUND for what the actor may not see, too */
  async get(actor: Actor, id: string, manager: EntityManager = this.database.manager): Promise<Media> {
    return requireManaged(actor, await manager.findOneBy(Media, { id }));
  }

  /**
   * An upload that the actor may put into a lesson or on a course.
   * @param manager of the transaction in which it is asked, if there is one
   * @throws MEDIA_NOT_FOUND when it is not hers to use, was removed, or is of another kind
   */
  async requireOwned(actor: Actor, mediaId: string, kind?: MediaKind, manager?: EntityManager): Promise<Media> {
    const media = await this.get(actor, mediaId, manager);
    if (media.removedAt || (kind && media.kind !== kind)) throw new AppError('MEDIA_NOT_FOUND');
    return media;
  }

  /** The actor's own uploads, newest first; administrators see those of their schools, platform administrators all. */
  list(actor: Actor, filter: MediaFilter, page: PageRequest): Promise<Page<Media>> {
    const query = this.database.createQueryBuilder(Media, 'media').where('media.goingAt IS NULL');
    if (filter.inBin)
      query.andWhere("media.removedAt > :oldest AND COALESCE(media.errorCode, '') <> 'UPLOAD_CANCELLED'");
    else query.andWhere('media.removedAt IS NULL');
    query.setParameters({ oldest: removedBefore(this.clock.now()) });
    if (!actor.roles.has('platformAdministrator')) {
      const schools = administeredSchools(actor).map((id) => uuidColumn.to(id) as Buffer);
      const ownerId = uuidColumn.to(actor.personId) as Buffer;
      query.andWhere(
        new Brackets((own) => {
          own.where('media.ownerPersonId = :ownerId', { ownerId });
          if (schools.length > 0) own.orWhere('media.schoolId IN (:...schools)', { schools });
        }),
      );
    }
    if (filter.kind) query.andWhere('media.kind = :kind', { kind: filter.kind });
    if (filter.state) query.andWhere('media.state = :state', { state: filter.state });
    const words = filter.search?.normalize('NFC').trim().slice(0, 255);
    if (words) query.andWhere('media.fileName LIKE :words', { words: `%${words.replace(/[\\%_]/g, '\\$&')}%` });
    const newest = { column: 'media.id', direction: 'DESC' } as const;
    return paginate(
      query,
      filter.largestFirst ? [{ column: 'media.bytes', direction: 'DESC' }, newest] : [newest],
      page,
    );
  }

  /**
   * Tries again what went wrong; what is ready stays. Asking twice begins one new attempt.
   * @throws MEDIA_NOT_FOUND, MEDIA_NOT_RETRYABLE when nothing went wrong or the bytes never arrived
   */
  async retry(actor: Actor, mediaId: string): Promise<Media> {
    await this.get(actor, mediaId);
    await this.database.transaction(async (tx) => {
      const media = await tx.findOneOrFail(Media, { where: { id: mediaId }, lock: { mode: 'pessimistic_write' } });
      if (!media.uploadedAt || media.removedAt) throw new AppError('MEDIA_NOT_RETRYABLE');
      if (media.state === 'processing') return;
      if (!media.errorCode) throw new AppError('MEDIA_NOT_RETRYABLE');
      Object.assign(media, {
        attempt: media.attempt + 1,
        errorCode: null,
        errorDetails: null,
        touchedAt: this.clock.now(),
      });
      if (media.state === 'failed') media.state = 'processing';
      await tx.save(media);
      await this.uploads.tellUploaded(tx, media);
    });
    return this.get(actor, mediaId);
  }
}
