import { CreateNotice1700000006000 } from './migrations/create-notice.js';
import { Notice } from './notice/notice.entity.js';

/** The tables of this room. */
export const noticesEntities = [Notice];

/** How they came about, oldest first. */
export const noticesMigrations = [CreateNotice1700000006000];
