import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, ObjectStore, reasonOf } from '@yunqiao/platform';
import { DataSource, IsNull, LessThan, LessThanOrEqual, Not } from 'typeorm';
import { Media } from '../media/media.entity.js';
import { mediaKeys } from '../transcode/media-keys.js';
import { UploadStore } from '../upload/upload-store.js';
import { removedBefore } from './recovery.js';

const AT_ONCE = 50;
/** A worker notices within seconds that its film was removed; until then it may still write. */
const REST_MILLISECONDS = 60_000;

/**
 * Has what lay in the bin long enough go for good: first its objects, then its row, and with it all rows that belong to
 * it. The row is what is remembered, so that whoever comes after a kill goes on where it stopped.
 */
@Injectable()
export class BinEmptier {
  private readonly logger = new Logger('Bin');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly uploads: UploadStore,
    private readonly clock: Clock,
  ) {}

  /** One that cannot go now does not keep the others. */
  async emptyDue(signal: AbortSignal): Promise<void> {
    await this.claimDue();
    for (const { id } of await this.findGoing()) {
      if (signal.aborted) return;
      await this.letGo(id).catch((error: unknown) => {
        this.logger.warn({ mediaId: id, reason: reasonOf(error) });
      });
    }
  }

  /** From here on nobody can bring it back. */
  private async claimDue(): Promise<void> {
    const now = this.clock.now();
    const due = { removedAt: LessThanOrEqual(removedBefore(now)), goingAt: IsNull() };
    await this.database.getRepository(Media).update(due, { goingAt: now });
  }

  private findGoing(): Promise<Pick<Media, 'id'>[]> {
    const rested = new Date(this.clock.now().getTime() - REST_MILLISECONDS);
    return this.database.getRepository(Media).find({
      select: { id: true },
      where: { goingAt: Not(IsNull()), removedAt: LessThan(rested) },
      order: { goingAt: 'ASC' },
      take: AT_ONCE,
    });
  }

  private async letGo(id: string): Promise<void> {
    await this.objects.removePrefix(mediaKeys.all(id));
    if ((await this.objects.list(mediaKeys.all(id))).length > 0) throw new AppError('MEDIA_STORAGE_UNAVAILABLE');
    await this.uploads.remove(id);
    await this.database.getRepository(Media).delete({ id, goingAt: Not(IsNull()) });
  }
}
