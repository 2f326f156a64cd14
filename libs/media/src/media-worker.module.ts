import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { BinEmptier } from './bin/bin-emptier.js';
import { MediaKeeper } from './keeping/media-keeper.js';
import { OriginalKeeper } from './keeping/original-keeper.js';
import { DownloadMaker } from './downloads/download-maker.js';
import { DownloadProcessor } from './downloads/download.processor.js';
import { MediaModule } from './media.module.js';
import { Packager } from './packaging/packager.js';
import { RenditionStore } from './packaging/rendition-store.js';
import { ScratchKeeper } from './sandbox/scratch-keeper.js';
import { ChunkDesk } from './transcode/chunk-desk.service.js';
import { ChunkTickets } from './transcode/chunk-tickets.service.js';
import { ChunkProcessor } from './transcode/chunk.processor.js';
import { FailureLogs } from './transcode/failure-logs.js';
import { MediaNewsHandler } from './transcode/media-news.handler.js';
import { chunkQueue, downloadQueue, keepQueue, prepareQueue, sweepQueue } from './transcode/media-queues.js';
import { MediaSteps } from './transcode/media-steps.service.js';
import { PrepareProcessor } from './transcode/prepare.processor.js';
import { SourceCopier } from './transcode/source-copier.js';
import { SourceFiles } from './transcode/source-files.js';
import { UploadSweeper } from './upload/upload-sweeper.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({
  imports: [MediaModule, QueueModule.register(prepareQueue, chunkQueue, sweepQueue, keepQueue, downloadQueue)],
  providers: [
    ...[MediaSteps, FailureLogs, SourceFiles, SourceCopier, RenditionStore, Packager, ChunkDesk, ChunkTickets],
    ...[PrepareProcessor, ChunkProcessor, UploadSweeper, MediaNewsHandler, ScratchKeeper],
    ...[BinEmptier, OriginalKeeper, MediaKeeper, DownloadMaker, DownloadProcessor],
  ],
  exports: [MediaSteps],
})
export class MediaWorkerModule {}
