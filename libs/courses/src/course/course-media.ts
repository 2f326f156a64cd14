import { Injectable } from '@nestjs/common';
import { MediaService, type Media, type MediaKind } from '@yunqiao/media';
import type { Actor } from '@yunqiao/platform';

/** What courses ask of the media room. */
@Injectable()
export class CourseMedia {
  constructor(private readonly media: MediaService) {}

  /** @throws MEDIA_NOT_FOUND unless all of them are of this kind and the actor's to use */
  async require(actor: Actor, mediaIds: readonly string[], kind: MediaKind): Promise<void> {
    for (const mediaId of mediaIds) await this.media.requireOwned(actor, mediaId, kind);
  }

  /** Those that are there, by id; removed ones too. */
  async findByIds(mediaIds: readonly string[]): Promise<Map<string, Media>> {
    const found = await this.media.findByIds([...new Set(mediaIds)]);
    return new Map(found.map((media) => [media.id, media]));
  }
}
