import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, Configuration, Outbox, type Actor } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Media, type MediaKind } from '../media/media.entity.js';
import { requireUploader } from '../media/media.policy.js';
import { SchoolStorageService } from '../storage/school-storage.service.js';
import { requireContentType, requireFileName, requireSize } from './upload-rules.js';
import { UploadStore } from './upload-store.js';

/** What somebody wants to upload. */
export interface UploadRequest {
  /** made by the client, so that asking twice begins one upload */
  id: string;
  kind: MediaKind;
  fileName: string;
  bytes: number;
  contentType: string;
}

/** From the wish to upload until the last byte has arrived. */
@Injectable()
export class UploadService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly store: UploadStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    private readonly storage: SchoolStorageService,
  ) {}

  /**
   * Refuses or accepts an upload before its first byte.
   * @throws NOT_ALLOWED, UPLOAD_NAME_INVALID, UPLOAD_TYPE_REFUSED, UPLOAD_EMPTY, UPLOAD_TOO_LARGE, UPLOAD_ID_TAKEN,
   *   UPLOAD_OVER_QUOTA, UPLOAD_DISK_FULL
   */
  async begin(actor: Actor, request: UploadRequest): Promise<Media> {
    requireUploader(actor, request.kind);
    const fileName = requireFileName(request.fileName);
    const contentType = requireContentType(request.kind, fileName, request.contentType);
    requireSize(request.kind, request.bytes, this.configuration.get('UPLOAD_LIMIT_BYTES'));
    const file = { id: request.id, kind: request.kind, fileName, bytes: request.bytes, contentType };
    if (!(await this.database.getRepository(Media).existsBy({ id: request.id }))) await this.accept(actor, file);
    const media = await this.database.getRepository(Media).findOneByOrFail({ id: request.id });
    const isSame = media.ownerPersonId === actor.personId && media.kind === request.kind;
    if (!isSame || media.fileName !== fileName || media.bytes !== request.bytes) throw new AppError('UPLOAD_ID_TAKEN');
    return media;
  }

  /** Makes the row when there is room for what it declares; bytes are sent only after that. */
  private async accept(
    { personId, accountSchoolId }: Actor,
    file: Pick<Media, 'id' | 'kind' | 'fileName' | 'bytes' | 'contentType'>,
  ): Promise<void> {
    await this.storage.requireDisk(file.bytes);
    const now = this.clock.now();
    const owner = { ownerPersonId: personId, schoolId: accountSchoolId };
    const row = { ...file, ...owner, state: 'uploading' as const, createdAt: now, touchedAt: now };
    await this.database.transaction(async (tx) => {
      await this.storage.requireQuota(tx, accountSchoolId, file.bytes);
      await tx.createQueryBuilder().insert().into(Media).values(row).orIgnore().execute();
    });
  }

  /**
   * The upload that this person has begun, with room made for it.
   * @throws UPLOAD_NOT_FOUND for anybody else, too
   */
  async open(actor: Actor, mediaId: string): Promise<Media> {
    const media = await this.database.getRepository(Media).findOneBy({ id: mediaId, ownerPersonId: actor.personId });
    if (!media || media.removedAt || media.errorCode === 'UPLOAD_EXPIRED') throw new AppError('UPLOAD_NOT_FOUND');
    if (media.state === 'uploading') await this.store.begin(media.id, media.bytes);
    return media;
  }

  /** How much of an upload the server has. */
  async uploadedBytes(media: Pick<Media, 'id' | 'bytes' | 'state'>): Promise<number> {
    if (media.state !== 'uploading') return media.bytes;
    return (await this.store.findBytes(media.id)) ?? 0;
  }

  /** Hands a complete upload to the worker, once, however often it is told. Answers whether this call did it. */
  async finish(mediaId: string): Promise<boolean> {
    const arrived = await this.store.findBytes(mediaId);
    return this.database.transaction(async (tx) => {
      const media = await tx.findOne(Media, { where: { id: mediaId }, lock: { mode: 'pessimistic_write' } });
      if (!media || media.state !== 'uploading' || media.removedAt || arrived !== media.bytes) return false;
      media.state = 'processing';
      media.uploadedAt = this.clock.now();
      media.touchedAt = media.uploadedAt;
      await tx.save(media);
      await this.tellUploaded(tx, media);
      return true;
    });
  }

  /** The owner does not want it any more; what has arrived is deleted by tus. */
  async cancel(mediaId: string): Promise<void> {
    await this.close(mediaId, 'UPLOAD_CANCELLED');
  }

  /** Nobody has finished it in time. */
  async expire(mediaId: string): Promise<void> {
    await this.close(mediaId, 'UPLOAD_EXPIRED');
    await this.store.remove(mediaId);
  }

  /** Asks the worker to look at a file, again for a new attempt. */
  async tellUploaded(tx: EntityManager, media: Pick<Media, 'id' | 'attempt'>): Promise<void> {
    await this.outbox.add(tx, {
      kind: 'media.uploaded',
      key: media.id,
      payload: { mediaId: media.id, attempt: media.attempt },
    });
  }

  private async close(mediaId: string, errorCode: 'UPLOAD_CANCELLED' | 'UPLOAD_EXPIRED'): Promise<void> {
    const removedAt = errorCode === 'UPLOAD_CANCELLED' ? this.clock.now() : null;
    await this.database
      .getRepository(Media)
      .update({ id: mediaId, state: 'uploading' }, { state: 'failed', errorCode, removedAt });
  }
}
