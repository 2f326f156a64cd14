export { MediaBin } from './bin/media-bin.service.js';
export { RECOVERY_DAYS, recoverableUntil } from './bin/recovery.js';
export { DownloadAccess } from './downloads/download-access.js';
export { downloadName } from './downloads/download-files.js';
export { DownloadKind, DownloadState, MediaDownload } from './downloads/media-download.entity.js';
export { MediaDownloads } from './downloads/media-downloads.service.js';
export { MediaAccess, MEDIA_TOKEN_SECONDS, nativeTokenSeconds, mediaSecret } from './delivery/media-access.js';
export { VIEWER_COOKIE } from './delivery/media-signature.js';
export { nginxSettings } from './delivery/nginx-settings.js';
export { RenderedFiles, type FileRenderer } from './delivery/rendered-files.js';
export { signMediaPath } from './delivery/signature.js';
export { MediaRendition, RenditionState, type RenditionName } from './media/media-rendition.entity.js';
export { Media, MediaKind, MediaState } from './media/media.entity.js';
export { MediaService, type MediaFilter } from './media/media.service.js';
export { mediaEntities, mediaMigrations } from './media.entities.js';
export { mediaErrors } from './media.errors.js';
export { MediaHttpModule } from './media-http.module.js';
export { MediaModule } from './media.module.js';
export { MediaWorkerModule } from './media-worker.module.js';
export {
  chunkQueue,
  downloadQueue,
  keepQueue,
  prepareQueue,
  sweepQueue,
  type PrepareJob,
} from './transcode/media-queues.js';
export { mediaKeys } from './transcode/media-keys.js';
export { IMAGE_ALLOW_LIST, inputArguments, runFfmpeg } from './sandbox/ffmpeg.js';
export { runSandboxed, type SandboxOptions, type SandboxResult } from './sandbox/sandbox.js';
export { scratchFolder, withScratch } from './sandbox/scratch.js';
export { SchoolStorageService, type SchoolStorageFacts } from './storage/school-storage.service.js';
export { NO_USE, StorageUseReader, sumOfUse, type StorageUse } from './storage/storage-use.js';
export { MadeMedia } from './upload/made-media.js';
export { UploadService, type UploadRequest } from './upload/upload.service.js';
