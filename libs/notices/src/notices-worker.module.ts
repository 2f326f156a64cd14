import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { NoticeNewsHandler } from './notice/notice-news.handler.js';
import { NoticeSweeper, noticeSweepQueue } from './notice/notice-sweeper.js';

/** What this room does in the background. */
@Module({ imports: [QueueModule.register(noticeSweepQueue)], providers: [NoticeNewsHandler, NoticeSweeper] })
export class NoticesWorkerModule {}
