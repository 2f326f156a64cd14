import { Injectable } from '@nestjs/common';
import {
  MediaDownloads,
  MediaService,
  type DownloadKind,
  type Media,
  type MediaDownload,
  type MediaRendition,
} from '@yunqiao/media';
import { Remembered } from './remembered.js';

/** What learners need to know of a video or a file before they open it. */
export interface MediaFacts {
  state: Media['state'];
  isPlayable: boolean;
  durationSeconds: number | null;
  /** Size of the smallest quality with a picture. */
  smallestBytes: number | null;
  /** Names of the qualities that are ready, the largest first. */
  qualities: string[];
  hasPicture: boolean;
  /** Files to take along that are ready. */
  downloads: { kind: DownloadKind; bytes: number }[];
  fileName: string;
  bytes: number;
  contentType: string;
}

/** Facts of media, remembered for a short while: longer once they do not change any more. */
@Injectable()
export class MediaFactsReader {
  private readonly kept: Remembered<MediaFacts>;

  constructor(
    private readonly media: MediaService,
    private readonly downloads: MediaDownloads,
  ) {
    this.kept = new Remembered(
      (ids) => this.read(ids),
      (facts) => (facts.state === 'ready' ? 60 : 1),
      5000,
    );
  }

  /** By id; removed media are missing. */
  find(mediaIds: readonly string[]): Promise<Map<string, MediaFacts>> {
    return this.kept.find(mediaIds);
  }

  private async read(ids: string[]): Promise<Map<string, MediaFacts>> {
    const media = (await this.media.findByIds(ids)).filter((one) => one.removedAt === null);
    const videoIds = media.filter((one) => one.kind === 'video').map((one) => one.id);
    const renditions = await this.media.findRenditions(videoIds);
    const downloads = await this.downloads.find(videoIds);
    return new Map(
      media.map((one) => [
        one.id,
        factsOf(
          one,
          renditions.filter((rendition) => rendition.mediaId === one.id),
          downloads.filter((download) => download.mediaId === one.id),
        ),
      ]),
    );
  }
}

function factsOf(media: Media, renditions: readonly MediaRendition[], downloads: readonly MediaDownload[]): MediaFacts {
  const watchable = renditions.filter((rendition) => rendition.state === 'ready' && rendition.name !== 'audio');
  const sizes = watchable.flatMap((rendition) => (rendition.bytes ? [rendition.bytes] : []));
  const { state, durationSeconds, fileName, bytes, contentType } = media;
  return {
    ...{ state, durationSeconds, fileName, bytes, contentType },
    isPlayable: state === 'playable' || state === 'ready',
    smallestBytes: sizes.length > 0 ? Math.min(...sizes) : null,
    qualities: watchable.sort((a, b) => (b.height ?? 0) - (a.height ?? 0)).map((rendition) => rendition.name),
    downloads: downloads.flatMap(({ kind, state: made, bytes: size }) =>
      made === 'ready' && size !== null ? [{ kind, bytes: size }] : [],
    ),
    hasPicture: media.width !== null,
  };
}
