import type { Actor } from './actor.js';

/** Port that identity implements: from the token in the session cookie to who asks. */
export abstract class ActorSource {
  /** Null when the token is unknown, expired or revoked. */
  abstract findActor(token: string): Promise<Actor | null>;
}
