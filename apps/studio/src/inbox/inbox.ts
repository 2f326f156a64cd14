import { createInbox } from '@yunqiao/ui';
import {
  StudioMarkAllNoticesReadDocument as markAllRead,
  StudioMarkNoticesReadDocument as markRead,
  StudioMyNoticesDocument as list,
  StudioNoticeArrivedDocument as arrived,
  StudioUnreadNoticesDocument as count,
} from './inbox.generated';

/** The inbox of whoever is signed in on this page. */
export const inbox = createInbox({ list, count, arrived, markRead, markAllRead });
