import { MediaRendition } from './media/media-rendition.entity.js';
import { MediaChunk } from './media/media-chunk.entity.js';
import { Media } from './media/media.entity.js';
import { CreateMediaChunk1700000007500 } from './migrations/1700000007500-create-media-chunk.js';
import { SchoolStorage } from './storage/school-storage.entity.js';
import { KeepBin1700000007530 } from './migrations/1700000007530-keep-bin.js';
import { CreateSchoolStorage1700000007533 } from './migrations/1700000007533-create-school-storage.js';
import { MediaDownload } from './downloads/media-download.entity.js';
import { CreateMediaDownload1700000007534 } from './migrations/1700000007534-create-media-download.js';
import { CreateMedia1700000003000 } from './migrations/create-media.js';

/** The tables of this room. */
export const mediaEntities = [Media, MediaRendition, MediaChunk, SchoolStorage, MediaDownload];

/** How they came about, oldest first. */
export const mediaMigrations = [
  CreateMedia1700000003000,
  CreateMediaChunk1700000007500,
  KeepBin1700000007530,
  CreateSchoolStorage1700000007533,
  CreateMediaDownload1700000007534,
];
