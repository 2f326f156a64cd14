import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource, In, IsNull } from 'typeorm';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { AppError, type Actor } from '@yunqiao/platform';
import type { Loaders } from '@yunqiao/platform/graphql';
import { SessionMember } from '../room/session-member.entity.js';
import { SessionAccess } from './session-access.js';
import type { Standing } from './session.policy.js';

/** What who asks is to sessions. */
@Injectable()
export class StandingLoader {
  constructor(private readonly access: SessionAccess) {}

  /** @throws SESSION_NOT_FOUND when there is none */
  async load(loaders: Loaders, actor: Actor, sessionId: string): Promise<Standing> {
    const standing = await loaders
      .of<string, Standing | null>(this, () => new DataLoader((ids) => this.batch(actor, ids)))
      .load(sessionId);
    if (!standing) throw new AppError('SESSION_NOT_FOUND');
    return standing;
  }

  private async batch(actor: Actor, ids: readonly string[]): Promise<(Standing | null)[]> {
    const standings = await this.access.standings(actor, ids);
    return ids.map((id) => standings.get(id) ?? null);
  }
}

/** Co-hosts of sessions who were not sent out. */
@Injectable()
export class CoHostLoader extends RequestLoader<SessionMember[]> {
  constructor(@InjectDataSource() private readonly database: DataSource) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<SessionMember[][]> {
    const members = await this.database.manager.find(SessionMember, {
      where: { sessionId: In([...sessionIds]), role: 'coHost', removedAt: IsNull() },
      order: { personId: 'ASC' },
    });
    return sessionIds.map((id) => members.filter(({ sessionId }) => sessionId === id));
  }
}
