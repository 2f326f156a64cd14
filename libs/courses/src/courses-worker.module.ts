import { Module } from '@nestjs/common';
import { MediaModule } from '@yunqiao/media';
import { NoticesModule } from '@yunqiao/notices';
import { QueueModule } from '@yunqiao/platform';
import { ViewingCloser, viewingClosingQueue } from './class-viewing/viewing-closer.js';
import { CoursesRosterModule } from './courses-roster.module.js';
import { CoursesModule } from './courses.module.js';
import { MediaNoticesHandler } from './notice/media-notices.handler.js';

/** What this room does in the background. */
@Module({
  imports: [MediaModule, NoticesModule, CoursesModule, CoursesRosterModule, QueueModule.register(viewingClosingQueue)],
  providers: [MediaNoticesHandler, ViewingCloser],
})
export class CoursesWorkerModule {}
