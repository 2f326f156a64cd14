/** What opens the conference for a recorder. */
export interface Admission {
  readonly url: string;
  readonly token: string;
}

/** What the worker tells its recorder. */
export type ToBot =
  | { readonly kind: 'admission'; readonly admission: Admission }
  /** Of those who were told to be present, these may be recorded. */
  | { readonly kind: 'recordable'; readonly people: readonly string[] }
  /** Until now it stood by: everything from this moment on is recorded, in milliseconds since 1970. */
  | { readonly kind: 'record'; readonly since: number }
  | { readonly kind: 'stop' };

/** What the recorder tells the worker. */
export type FromBot =
  /** It needs a token, at first and whenever the conference was lost. */
  | { readonly kind: 'knock' }
  /** These people give sound or picture: who of them may be recorded? */
  | { readonly kind: 'present'; readonly people: readonly string[] }
  /** The moment of its first sample and picture, in milliseconds since 1970. */
  | { readonly kind: 'started'; readonly at: number }
  /** It was stopped, and everything is written. */
  | { readonly kind: 'written' }
  /** It lives, uses so much memory, and hears so many voices. */
  | { readonly kind: 'alive'; readonly residentBytes: number; readonly voices: number };
