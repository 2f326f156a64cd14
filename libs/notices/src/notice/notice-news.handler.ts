import { Injectable } from '@nestjs/common';
import { idText, LiveNews, OutboxHandler, type OutboxEvent } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { inboxOf, NOTICE_TOLD, type InboxNews } from './notice-news.js';

const atOnce = 1000;
const nobody = Buffer.alloc(16);

interface ToldRow {
  id: Buffer;
  person_id: Buffer;
}

/** Has the open pages of those who were told hear of it. Hearing twice is harmless: a page asks what is true. */
@Injectable()
export class NoticeNewsHandler {
  constructor(private readonly live: LiveNews) {}

  @OutboxHandler(NOTICE_TOLD)
  async onTold(tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    const [key, at] = [String(payload['key']), new Date(String(payload['at']))];
    let after: Buffer | undefined = nobody;
    while (after) {
      const rows: ToldRow[] = await tx.query(
        'SELECT id, person_id FROM notice WHERE dedupe_key = ? AND created_at = ? AND person_id > ? ' +
          'ORDER BY person_id LIMIT ?',
        [key, at, after, atOnce],
      );
      await this.live.publishAll(rows.map(newsOf));
      after = rows.length === atOnce ? rows.at(-1)?.person_id : undefined;
    }
  }
}

function newsOf(row: ToldRow): [ReturnType<typeof inboxOf>, InboxNews] {
  const personId = idText(row.person_id);
  return [inboxOf(personId), { personId, noticeId: idText(row.id) }];
}
