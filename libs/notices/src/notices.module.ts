import { Module } from '@nestjs/common';
import { Inbox } from './inbox/inbox.js';
import { Notices } from './notice/notices.js';

/** Telling people something, and their inboxes. */
@Module({ providers: [Inbox, Notices], exports: [Inbox, Notices] })
export class NoticesModule {}
