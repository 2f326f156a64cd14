import type { FreshAddress } from './fresh-address';

/** How often a player of an early stream asks whether the video has all its qualities, in milliseconds. */
export const askEvery = 30_000;

/** What a viewer sees stand still anyhow. */
const quietMoments = ['pause', 'seeking', 'waiting'] as const;

const streamOf = (url: string) => url.slice(url.lastIndexOf('/') + 1).split('?')[0];

/**
 * A video can be watched as it was uploaded before its qualities are made. A player that has begun with that stream goes
 * over to the qualities when it notices nothing: at a pause, a seek or a stall, never while it runs.
 */
export class Changeover {
  private readonly early: string | undefined;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly atQuietMoment = () => this.change();

  constructor(
    private readonly video: Pick<HTMLMediaElement, 'addEventListener' | 'removeEventListener' | 'ended'>,
    private readonly address: Pick<FreshAddress, 'masterUrl' | 'renew'>,
    private readonly changeTo: (masterUrl: string) => void,
  ) {
    this.early = streamOf(address.masterUrl);
    this.timer = setInterval(() => void this.ask(), askEvery);
    if (this.early !== 'source.m3u8') this.close();
    else for (const moment of quietMoments) video.addEventListener(moment, this.atQuietMoment);
  }

  close(): void {
    clearInterval(this.timer);
    for (const moment of quietMoments) this.video.removeEventListener(moment, this.atQuietMoment);
  }

  private get isBetterThere(): boolean {
    return streamOf(this.address.masterUrl) !== this.early;
  }

  private async ask(): Promise<void> {
    if (!this.isBetterThere) await this.address.renew();
  }

  private change(): void {
    if (!this.isBetterThere || this.video.ended) return;
    this.close();
    this.changeTo(this.address.masterUrl);
  }
}
