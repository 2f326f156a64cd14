import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { MediaService, type Media } from '@yunqiao/media';
import { MaterialService } from './material.service.js';

/** A file with what is known of its upload. */
export interface GivenMaterial {
  id: string;
  media: Media;
}

/** Files of sessions, in order; those whose upload was removed are missing. */
@Injectable()
export class MaterialLoader extends RequestLoader<GivenMaterial[]> {
  constructor(
    private readonly materials: MaterialService,
    private readonly media: MediaService,
  ) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<GivenMaterial[][]> {
    const materials = await this.materials.findBySessions(sessionIds);
    const found = await this.media.findByIds([...new Set(materials.map(({ mediaId }) => mediaId))]);
    const media = new Map(found.filter(({ removedAt }) => removedAt === null).map((one) => [one.id, one]));
    return sessionIds.map((id) =>
      materials
        .filter(({ sessionId, mediaId }) => sessionId === id && media.has(mediaId))
        .map((material) => ({ id: material.id, media: media.get(material.mediaId)! })),
    );
  }
}
