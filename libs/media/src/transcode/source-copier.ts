import { Injectable, Logger } from '@nestjs/common';
import { AppError, reasonOf } from '@yunqiao/platform';
import type { Media } from '../media/media.entity.js';
import { Packager } from '../packaging/packager.js';
import type { Segment } from '../packaging/playlist.js';
import { RenditionStore } from '../packaging/rendition-store.js';
import { SegmentFeed } from '../packaging/segment-feed.js';
import type { ProbedFile } from '../probe/probe.js';
import { copySource, type ToolRun } from './media-tools.js';
import { longestSegment } from './stream-copy.js';

/** Makes an original that browsers know playable at once: cut into segments as it is, which are published as they come. */
@Injectable()
export class SourceCopier {
  private readonly logger = new Logger('SourceCopier');

  constructor(
    private readonly store: RenditionStore,
    private readonly packager: Packager,
  ) {}

  /** @param isProbedWhole false when only the file's beginning was looked at */
  async copy(media: Media, file: ProbedFile, isProbedWhole: boolean, run: ToolRun): Promise<void> {
    const job = { mediaId: media.id, attempt: media.attempt };
    const targetSeconds = longestSegment(file.video && file.packets.streams.get(file.video.index), isProbedWhole);
    const tell = (segments: readonly Segment[], codecs: string, isWhole: boolean) =>
      this.packager.extendSource(job, { segments, codecs, targetSeconds, isWhole });
    const place = await this.packager.placeOf(media.id, 'source');
    const { folder, ended } = await copySource(file, run);
    const onMore = (segments: Segment[], codecs: string) => tell(segments, codecs, false);
    const feed = new SegmentFeed(this.store, { folder, mediaId: media.id, place, onMore }, (error) =>
      this.logger.warn({ mediaId: media.id, reason: reasonOf(error) }),
    );
    const { segments, codecs } = await feed.during(ended);
    if (segments.length === 0) throw new AppError('MEDIA_BROKEN');
    await tell(segments, codecs, true);
  }
}
