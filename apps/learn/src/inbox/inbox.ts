import { createInbox } from '@yunqiao/ui';
import {
  MarkAllNoticesReadDocument as markAllRead,
  MarkNoticesReadDocument as markRead,
  MyNoticesDocument as list,
  NoticeArrivedDocument as arrived,
  UnreadNoticesDocument as count,
} from './inbox.generated';

/** The inbox of whoever is signed in on this page. */
export const inbox = createInbox({ list, count, arrived, markRead, markAllRead });
