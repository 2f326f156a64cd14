import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { Media } from '../media/media.entity.js';
import { requireUploader } from '../media/media.policy.js';
import { mediaKeys } from '../transcode/media-keys.js';
import { requireFileName } from './upload-rules.js';
import { UploadService } from './upload.service.js';

/** Videos that nobody uploads, since the house makes them itself, such as the recording of a session. */
@Injectable()
export class MadeMedia {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly uploads: UploadService,
    private readonly clock: Clock,
  ) {}

  /** Where its original has to lie before it is handed over. */
  originalKey(id: string): string {
    return mediaKeys.original(id);
  }

  /**
   * Announces a video that will be the actor's. The same id twice is the same as once.
   * @throws NOT_ALLOWED for who brings no videos in, UPLOAD_ID_TAKEN, UPLOAD_NAME_INVALID
   */
  async begin(actor: Actor, id: string, name: string): Promise<Media> {
    requireUploader(actor, 'video');
    const now = this.clock.now();
    const file = { id, kind: 'video', fileName: requireFileName(name), bytes: 0, contentType: 'video/mp4' } as const;
    const owner = { ownerPersonId: actor.personId, schoolId: actor.accountSchoolId };
    const values = { ...file, ...owner, state: 'uploading', createdAt: now, touchedAt: now } as const;
    await this.database.createQueryBuilder().insert().into(Media).values(values).orIgnore().execute();
    const media = await this.database.getRepository(Media).findOneByOrFail({ id });
    if (media.ownerPersonId !== actor.personId) throw new AppError('UPLOAD_ID_TAKEN');
    return media;
  }

  /** Its original lies in the store: from here on it is prepared like any other video. Handing over twice is the same as once. */
  async handOver(id: string, bytes: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const media = await tx.findOne(Media, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!media || media.state !== 'uploading') return;
      const now = this.clock.now();
      const arrived = { bytes, sourceKey: mediaKeys.original(id), uploadedAt: now, touchedAt: now };
      await tx.save(Object.assign(media, { ...arrived, state: 'processing' as const }));
      await this.uploads.tellUploaded(tx, media);
    });
  }

  /** It could not be made. */
  async fail(id: string, errorCode: string): Promise<void> {
    await this.database.getRepository(Media).update({ id, state: 'uploading' }, { state: 'failed', errorCode });
  }
}
