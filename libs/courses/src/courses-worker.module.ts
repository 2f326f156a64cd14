import { Module } from '@nestjs/common';
import { MediaModule } from '@yunqiao/media';
import { NoticesModule } from '@yunqiao/notices';
import { MediaNoticesHandler } from './notice/media-notices.handler.js';

/** What this room does in the background. */
@Module({ imports: [MediaModule, NoticesModule], providers: [MediaNoticesHandler] })
export class CoursesWorkerModule {}
