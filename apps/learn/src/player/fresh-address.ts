/** Where a playlist lies for one viewer, and until when. */
export interface SignedAddress {
  readonly masterUrl: string;
  /** ISO 8601; empty when nobody said. */
  readonly expiresAt: string;
}

/** Renew this long before the address runs out, in milliseconds. */
const margin = 60_000;
/** How long an address is taken for good when the device's clock cannot be believed. */
const cautiousLifetime = 8 * 60_000;
const longestBelieved = 24 * 3_600_000;

/** `/v/<expiry>/<signature>/<media id>/` at the beginning of a path. */
const signedPrefix = /\/v\/[^/]+\/[^/]+\/[^/]+\//;

/** The same file under another signature: `url` with the signed prefix of `masterUrl`. */
export function underPrefixOf(masterUrl: string, url: string): string {
  const prefix = signedPrefix.exec(masterUrl)?.[0];
  return prefix ? url.replace(signedPrefix, prefix) : url;
}

/** The signed address of a video that is playing. It is renewed before it runs out, while segments still load. */
export class FreshAddress {
  private goodUntil = 0;
  private renewing: Promise<void> | null = null;

  constructor(
    private playback: SignedAddress,
    private readonly fetchPlayback: () => Promise<SignedAddress | null>,
    private readonly now: () => number = Date.now,
  ) {
    this.accept(playback);
  }

  /** The master playlist under the newest signature known. */
  get masterUrl(): string {
    return this.playback.masterUrl;
  }

  /** `url` under a signature that still holds. When no new one can be had, the old one is tried. */
  async freshen(url: string): Promise<string> {
    if (this.now() >= this.goodUntil) await this.renew();
    return underPrefixOf(this.playback.masterUrl, url);
  }

  /** Gets a new signature now; several callers share one request. */
  renew(): Promise<void> {
    this.renewing ??= this.fetchOnce().finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async fetchOnce(): Promise<void> {
    const playback = await this.fetchPlayback();
    if (playback) this.accept(playback);
  }

  private accept(playback: SignedAddress): void {
    this.playback = playback;
    const lifetime = Date.parse(playback.expiresAt) - this.now();
    const isBelievable = lifetime > margin && lifetime < longestBelieved;
    this.goodUntil = this.now() + (isBelievable ? Math.max(lifetime - margin, lifetime / 2) : cautiousLifetime);
  }
}
