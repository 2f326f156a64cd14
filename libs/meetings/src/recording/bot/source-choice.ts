/** A picture that somebody publishes. */
export interface Picture {
  readonly sid: string;
  readonly identity: string;
  readonly isScreen: boolean;
  readonly isMuted: boolean;
}

/** Who speaks must go on for so long before the picture follows. */
export const STEADY_MILLISECONDS = 2000;

/** Chooses the one picture of a recording: the shared screen, else who speaks; nobody flickers in for a cough. */
export class SourceChoice {
  private current: string | null = null;
  private wish: { readonly sid: string; readonly since: number } | null = null;

  /**
   * The picture to be shown at `now`; null when there is none.
   * @param speakers identities of those who speak, the loudest first
   */
  next(pictures: readonly Picture[], speakers: readonly string[], now: number): string | null {
    const shown = pictures.filter(({ isMuted }) => !isMuted);
    const held = shown.find(({ sid }) => sid === this.current);
    const screens = shown.filter(({ isScreen }) => isScreen);
    if (screens.length > 0) return this.take(held?.isScreen ? held.sid : screens[0]!.sid);
    const [loudest] = speakers.flatMap((identity) => shown.find((picture) => picture.identity === identity) ?? []);
    if (!held) return this.take((loudest ?? shown[0])?.sid ?? null);
    if (!loudest || loudest.sid === held.sid) return this.take(held.sid);
    if (this.wish?.sid !== loudest.sid) this.wish = { sid: loudest.sid, since: now };
    return now - this.wish.since >= STEADY_MILLISECONDS ? this.take(loudest.sid) : held.sid;
  }

  private take(sid: string | null): string | null {
    this.wish = null;
    this.current = sid;
    return sid;
  }
}
