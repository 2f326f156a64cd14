import type { DataSource } from 'typeorm';
import { Notice } from './notice/notice.entity.js';

/** What somebody was told and what still stands in their inbox, the oldest first. For the tests of all rooms. */
export function noticesOf(database: DataSource, personId: string): Promise<Notice[]> {
  return database
    .createQueryBuilder(Notice, 'notice')
    .where({ personId })
    .andWhere('notice.replacedAt IS NULL')
    .orderBy({ 'notice.createdAt': 'ASC', 'notice.id': 'ASC' })
    .getMany();
}
