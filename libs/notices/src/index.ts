export { calendarFile, type CalendarEntry } from './calendar/calendar-file.js';
export { Inbox } from './inbox/inbox.js';
export { Notice } from './notice/notice.entity.js';
export { definedNoticeKinds, defineNotices, type NoticeKind } from './notice/notice-kinds.js';
export { Notices, type Telling } from './notice/notices.js';
export { noticesEntities, noticesMigrations } from './notices.entities.js';
export { NoticesModule } from './notices.module.js';
export { NoticesWorkerModule } from './notices-worker.module.js';
