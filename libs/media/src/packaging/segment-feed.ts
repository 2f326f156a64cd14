import type { RenditionStore } from './rendition-store.js';
import type { Segment } from './playlist.js';

/** How often to look for segments that ffmpeg has finished, in milliseconds. */
const LOOK_EVERY = 400;

/** Where the segments come from, where they go, and who hears of them. */
export interface Feed {
  folder: string;
  mediaId: string;
  /** folder of the rendition among the upload's objects */
  place: string;
  /** told after segments have arrived, with all of them so far */
  onMore: (segments: Segment[], codecs: string) => Promise<void>;
}

/**
 * Brings the segments of one rendition into the object store while ffmpeg still cuts, in order. What cannot be stored or told
 * now is tried again at the next look; only the last look throws.
 */
export class SegmentFeed {
  private segments: Segment[] = [];
  private codecs = '';
  private isLooking = false;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: RenditionStore,
    private readonly feed: Feed,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** Feeds for as long as `cutting` goes on, and the rest when it has ended well. */
  async during(cutting: Promise<unknown>): Promise<{ segments: Segment[]; codecs: string }> {
    const timer = setInterval(() => this.lookAgain(), LOOK_EVERY);
    try {
      await cutting;
    } finally {
      clearInterval(timer);
      await this.looking;
    }
    await this.look();
    return { segments: this.segments, codecs: this.codecs };
  }

  private lookAgain(): void {
    if (this.isLooking) return;
    this.isLooking = true;
    this.looking = this.look()
      .catch(this.onTrouble)
      .finally(() => {
        this.isLooking = false;
      });
  }

  private async look(): Promise<void> {
    const { folder, mediaId, place, onMore } = this.feed;
    const found = await this.store.findSegments(folder);
    const fresh = found.slice(this.segments.length);
    if (fresh.length === 0) return;
    if (!this.codecs) this.codecs = await this.store.putInit(folder, mediaId, place);
    await this.store.putSegments(folder, fresh, mediaId, place);
    await onMore(found, this.codecs);
    this.segments = found;
  }
}
