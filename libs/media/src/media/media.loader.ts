import { Injectable } from '@nestjs/common';
import { PeopleService } from '@yunqiao/identity';
import { Clock } from '@yunqiao/platform';
import type { Loaders } from '@yunqiao/platform/graphql';
import DataLoader from 'dataloader';
import type { MediaDownload } from '../downloads/media-download.entity.js';
import { MediaDownloads } from '../downloads/media-downloads.service.js';
import type { MediaChunk } from './media-chunk.entity.js';
import { RENDITION_NAMES, type MediaRendition } from './media-rendition.entity.js';
import { waitOf, type MediaWait } from './media-wait.js';
import type { Media } from './media.entity.js';
import { MediaService } from './media.service.js';
import { NO_USE, StorageUseReader, type StorageUse } from '../storage/storage-use.js';

const ownerNames = {};
const renditions = {};
const openChunks = {};
const uses = {};
const downloads = {};

/** What a list of uploads asks for each of its rows, asked once for all of them. */
@Injectable()
export class MediaLoader {
  constructor(
    private readonly people: PeopleService,
    private readonly media: MediaService,
    private readonly storage: StorageUseReader,
    private readonly downloads: MediaDownloads,
    private readonly clock: Clock,
  ) {}

  ownerName(loaders: Loaders, personId: string): Promise<string> {
    return loaders.of(ownerNames, () => new DataLoader((ids: readonly string[]) => this.findNames(ids))).load(personId);
  }

  renditionsOf(loaders: Loaders, mediaId: string): Promise<MediaRendition[]> {
    return loaders
      .of(renditions, () => new DataLoader((ids: readonly string[]) => this.findRenditions(ids)))
      .load(mediaId);
  }

  async waitOf(loaders: Loaders, media: Pick<Media, 'id' | 'state' | 'errorCode'>): Promise<MediaWait | null> {
    const open = await loaders
      .of(openChunks, () => new DataLoader((ids: readonly string[]) => this.findOpenChunks(ids)))
      .load(media.id);
    return waitOf(media, open, this.clock.now());
  }

  useOf(loaders: Loaders, mediaId: string): Promise<StorageUse> {
    return loaders.of(uses, () => new DataLoader((ids: readonly string[]) => this.findUses(ids))).load(mediaId);
  }

  downloadsOf(loaders: Loaders, mediaId: string): Promise<MediaDownload[]> {
    return loaders
      .of(downloads, () => new DataLoader((ids: readonly string[]) => this.findDownloads(ids)))
      .load(mediaId);
  }

  private async findDownloads(ids: readonly string[]): Promise<MediaDownload[][]> {
    const all = await this.downloads.find(ids);
    return ids.map((id) => all.filter(({ mediaId }) => mediaId === id));
  }

  private async findUses(ids: readonly string[]): Promise<StorageUse[]> {
    const found = await this.storage.ofMedia(ids);
    return ids.map((id) => found.get(id) ?? NO_USE);
  }

  private async findOpenChunks(ids: readonly string[]): Promise<MediaChunk[][]> {
    const all = await this.media.findOpenChunks(ids);
    return ids.map((id) => all.filter(({ mediaId }) => mediaId === id));
  }

  private async findNames(ids: readonly string[]): Promise<string[]> {
    const names = new Map((await this.people.findByIds(ids)).map(({ id, displayName }) => [id, displayName]));
    return ids.map((id) => names.get(id) ?? '');
  }

  private async findRenditions(ids: readonly string[]): Promise<MediaRendition[][]> {
    const all = await this.media.findRenditions(ids);
    const rank = ({ name }: MediaRendition) => RENDITION_NAMES.indexOf(name);
    return ids.map((id) => all.filter(({ mediaId }) => mediaId === id).sort((a, b) => rank(a) - rank(b)));
  }
}
