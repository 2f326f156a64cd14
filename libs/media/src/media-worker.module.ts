import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { MediaModule } from './media.module.js';
import { Packager } from './packaging/packager.js';
import { RenditionStore } from './packaging/rendition-store.js';
import { MediaNewsHandler } from './transcode/media-news.handler.js';
import { prepareQueue, sweepQueue, transcodeQueue } from './transcode/media-queues.js';
import { MediaSteps } from './transcode/media-steps.service.js';
import { PrepareProcessor } from './transcode/prepare.processor.js';
import { SourceFiles } from './transcode/source-files.js';
import { TranscodeProcessor } from './transcode/transcode.processor.js';
import { UploadSweeper } from './upload/upload-sweeper.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({
  imports: [MediaModule, QueueModule.register(prepareQueue, transcodeQueue, sweepQueue)],
  providers: [
    ...[MediaSteps, SourceFiles, RenditionStore, Packager],
    ...[PrepareProcessor, TranscodeProcessor, UploadSweeper, MediaNewsHandler],
  ],
  exports: [MediaSteps],
})
export class MediaWorkerModule {}
