import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, idBytes, LiveNews, paginate, type LiveListener, type Page, type PageRequest } from '@yunqiao/platform';
import { DataSource, In, IsNull, LessThanOrEqual, type FindOptionsWhere } from 'typeorm';
import { Notice } from '../notice/notice.entity.js';
import { inboxOf, type InboxNews } from '../notice/notice-news.js';

/** One person's notices: what there is, and what was read. Nobody sees those of somebody else. */
@Injectable()
export class Inbox {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly live: LiveNews,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  list(personId: string, page: PageRequest): Promise<Page<Notice>> {
    const query = this.database
      .createQueryBuilder(Notice, 'notice')
      .where('notice.personId = :personId AND notice.replacedAt IS NULL', { personId: idBytes(personId) });
    const newest = [
      { column: 'notice.createdAt', direction: 'DESC' },
      { column: 'notice.id', direction: 'DESC' },
    ] as const;
    return paginate(query, newest, page);
  }

  countUnread(personId: string): Promise<number> {
    return this.database.getRepository(Notice).countBy({ personId, readAt: IsNull(), replacedAt: IsNull() });
  }

  /** Those of these notices that are the person's. */
  findByIds(personId: string, ids: readonly string[]): Promise<Notice[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.getRepository(Notice).findBy({ id: In([...ids]), personId, replacedAt: IsNull() });
  }

  /** Reading twice is the same as once; what is not the person's stays as it is. */
  async markRead(personId: string, ids: readonly string[]): Promise<Notice[]> {
    const unread = { id: In([...ids]), personId, readAt: IsNull() };
    await this.read(personId, unread);
    return this.findByIds(personId, ids);
  }

  /** Everything that came until then; what came later was not seen. */
  async markAllRead(personId: string, until: Date): Promise<void> {
    await this.read(personId, { personId, readAt: IsNull(), createdAt: LessThanOrEqual(until) });
  }

  /** From now on what happens in this inbox, after a first news that nothing has. */
  listen(personId: string): Promise<LiveListener<InboxNews>> {
    return this.live.listen(inboxOf(personId), { personId, noticeId: null });
  }

  /** The person's other pages hear of it at once. */
  private async read(personId: string, which: FindOptionsWhere<Notice>): Promise<void> {
    const { affected } = await this.database.getRepository(Notice).update(which, { readAt: this.clock.now() });
    if (affected) await this.live.tryPublish(inboxOf(personId), { personId, noticeId: null });
  }
}
