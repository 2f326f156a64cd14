import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { DataSource, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { Media } from '../media/media.entity.js';
import { mayManage, requireManaged } from '../media/media.policy.js';
import { removedBefore } from './recovery.js';

/** What was removed: for 30 days it can be brought back with everything that belongs to it, then it goes for good. */
@Injectable()
export class MediaBin {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts an upload into the bin; lessons that use it lose it until it is brought back. Twice is the same as once.
   * @throws MEDIA_NOT_FOUND
   */
  async remove(actor: Actor, mediaId: string): Promise<Media> {
    await this.get(actor, mediaId);
    await this.takeAway(this.database.manager, mediaId);
    return this.get(actor, mediaId);
  }

  /** The same, decided by another room in a transaction of its own. Its addresses end within the life of a token. */
  async takeAway(tx: EntityManager, mediaId: string): Promise<void> {
    await tx.update(Media, { id: mediaId, removedAt: IsNull() }, { removedAt: this.clock.now() });
  }

  /** The same for what the actor may manage; what is somebody else's stays, and so does what is there no more. */
  async putAside(tx: EntityManager, actor: Actor, mediaId: string): Promise<void> {
    const media = await tx.findOneBy(Media, { id: mediaId });
    if (media && mayManage(actor, media)) await this.takeAway(tx, mediaId);
  }

  /**
   * Brings it back, and has its unfinished work taken up again. Twice is the same as once.
   * @throws MEDIA_NOT_FOUND, UPLOAD_CANCELLED, MEDIA_GONE when its time is over or somebody deleted it for good
   */
  async restore(actor: Actor, mediaId: string): Promise<Media> {
    const media = await this.get(actor, mediaId);
    if (media.errorCode === 'UPLOAD_CANCELLED') throw new AppError('UPLOAD_CANCELLED');
    await this.bringBack(this.database.manager, mediaId);
    return this.get(actor, mediaId);
  }

  /**
   * The same, decided by another room in a transaction of its own.
   * @throws MEDIA_GONE
   */
  async bringBack(tx: EntityManager, mediaId: string): Promise<void> {
    const inTime = { id: mediaId, goingAt: IsNull(), removedAt: MoreThan(removedBefore(this.clock.now())) };
    await tx.update(Media, inTime, { removedAt: null });
    if (!(await tx.existsBy(Media, { id: mediaId, removedAt: IsNull() }))) throw new AppError('MEDIA_GONE');
  }

  /**
   * Gives up the time in which it could be brought back, to make room. Twice is the same as once.
   * @throws MEDIA_NOT_FOUND, MEDIA_NOT_IN_BIN
   */
  async deleteForGood(actor: Actor, mediaId: string): Promise<Media> {
    const media = await this.get(actor, mediaId);
    if (!media.removedAt) throw new AppError('MEDIA_NOT_IN_BIN');
    const inBin = { id: mediaId, removedAt: Not(IsNull()), goingAt: IsNull() };
    await this.database.getRepository(Media).update(inBin, { goingAt: this.clock.now() });
    return this.get(actor, mediaId);
  }

  private async get(actor: Actor, id: string): Promise<Media> {
    return requireManaged(actor, await this.database.getRepository(Media).findOneBy({ id }));
  }
}
