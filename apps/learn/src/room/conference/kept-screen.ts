/**
 * The captured screen beside the conference, which stops its own tracks when its line breaks. While one of these is live the
 * browser goes on to say that the screen is shared, and whoever ends it there ends these too.
 */
export class KeptScreen {
  private kept: readonly MediaStreamTrack[] = [];

  /** Those that can still be shared. */
  get tracks(): readonly MediaStreamTrack[] {
    return this.kept.filter(({ readyState }) => readyState === 'live');
  }

  /** Keeps these from now on, instead of what was kept before. */
  keep(shared: readonly MediaStreamTrack[]): void {
    const before = this.kept;
    this.kept = shared.map((track) => track.clone());
    before.forEach((track) => track.stop());
  }

  letGo(): void {
    this.keep([]);
  }
}
