import type { Actor } from './actor.js';

/** Port that identity implements: from the token in the session cookie to who asks. */
export abstract class ActorSource {
  /** Null when the token is unknown, expired or revoked. An answer may be a few seconds old. */
  abstract findActor(token: string): Promise<Actor | null>;

  /** Those of many tokens that hold at this very moment, by token; for connections that stay open. */
  abstract findActors(tokens: readonly string[]): Promise<ReadonlyMap<string, Actor>>;
}
