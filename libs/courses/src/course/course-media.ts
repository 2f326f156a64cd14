import { Injectable } from '@nestjs/common';
import { MediaService, type Media, type MediaKind } from '@yunqiao/media';
import type { Actor } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';

/** What courses ask of the media room; with `tx` in the transaction that asks. */
@Injectable()
export class CourseMedia {
  constructor(private readonly media: MediaService) {}

  /** @throws MEDIA_NOT_FOUND unless all of them are of this kind and the actor's to use */
  async require(actor: Actor, mediaIds: readonly string[], kind: MediaKind, tx?: EntityManager): Promise<void> {
    for (const mediaId of mediaIds) await this.media.requireOwned(actor, mediaId, kind, tx);
  }

  /** Those that are there, by id; removed ones too. */
  async findByIds(mediaIds: readonly string[], tx?: EntityManager): Promise<Map<string, Media>> {
    const found = await this.media.findByIds([...new Set(mediaIds)], tx);
    return new Map(found.map((media) => [media.id, media]));
  }
}
