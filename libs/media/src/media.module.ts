import { Module } from '@nestjs/common';
import { MediaBin } from './bin/media-bin.service.js';
import { MediaAccess } from './delivery/media-access.js';
import { RenderedFiles } from './delivery/rendered-files.js';
import { DownloadAccess } from './downloads/download-access.js';
import { MediaDownloads } from './downloads/media-downloads.service.js';
import { MediaService } from './media/media.service.js';
import { SchoolStorageService } from './storage/school-storage.service.js';
import { StorageUseReader } from './storage/storage-use.js';
import { MadeMedia } from './upload/made-media.js';
import { UploadStore } from './upload/upload-store.js';
import { UploadService } from './upload/upload.service.js';
import './media.errors.js';

const services = [
  ...[MadeMedia, MediaAccess, MediaBin, MediaDownloads, MediaService, RenderedFiles, UploadService, UploadStore],
  ...[DownloadAccess, SchoolStorageService, StorageUseReader],
];

/** Uploads and private delivery as services. Configuration, clock, outbox, queues and object store come from the app. */
@Module({ providers: services, exports: services })
export class MediaModule {}
