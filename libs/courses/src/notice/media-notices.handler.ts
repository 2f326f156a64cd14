import { Injectable } from '@nestjs/common';
import { MediaService } from '@yunqiao/media';
import { Notices } from '@yunqiao/notices';
import { OutboxHandler, type OutboxEvent } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import './course-notices.js';

/** Tells a trainer how the long work on her video has ended. Stands here, because media may not know of notices. */
@Injectable()
export class MediaNoticesHandler {
  constructor(
    private readonly media: MediaService,
    private readonly notices: Notices,
  ) {}

  @OutboxHandler('media.ready')
  onReady(tx: EntityManager, event: OutboxEvent): Promise<void> {
    return this.tell(tx, event);
  }

  @OutboxHandler('media.failed')
  onFailed(tx: EntityManager, event: OutboxEvent): Promise<void> {
    return this.tell(tx, event);
  }

  /** One notice for each attempt; files and covers are done before anybody could look away. */
  private async tell(tx: EntityManager, { kind, payload }: OutboxEvent): Promise<void> {
    const [media] = await this.media.findByIds([String(payload['mediaId'])]);
    if (media?.kind !== 'video' || media.removedAt) return;
    await this.notices.tell(tx, {
      kind,
      key: `${kind}:${media.id}:${String(payload['attempt'])}`,
      subject: media.id,
      facts: { fileName: media.fileName },
      personIds: [media.ownerPersonId],
    });
  }
}
