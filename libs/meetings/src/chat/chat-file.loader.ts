import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { MediaService, type Media } from '@yunqiao/media';
import { DataSource, In } from 'typeorm';
import { ResearchSession } from '../session/research-session.entity.js';

/** Files of lines of the chat; null for what was taken away. */
@Injectable()
export class ChatFileLoader extends RequestLoader<Media | null> {
  constructor(private readonly media: MediaService) {
    super();
  }

  protected async batch(mediaIds: readonly string[]): Promise<(Media | null)[]> {
    const found = new Map((await this.media.findByIds([...new Set(mediaIds)])).map((media) => [media.id, media]));
    return mediaIds.map((id) => {
      const media = found.get(id);
      return media && media.removedAt === null ? media : null;
    });
  }
}

/** How long sessions are planned, in seconds. */
@Injectable()
export class SessionLengthLoader extends RequestLoader<number> {
  constructor(@InjectDataSource() private readonly database: DataSource) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<number[]> {
    const found = await this.database.manager.find(ResearchSession, {
      select: { id: true, startsAt: true, endsAt: true },
      where: { id: In([...sessionIds]) },
    });
    const lengths = new Map(
      found.map(({ id, startsAt, endsAt }) => [id, (endsAt.getTime() - startsAt.getTime()) / 1000]),
    );
    return sessionIds.map((id) => lengths.get(id) ?? 0);
  }
}
