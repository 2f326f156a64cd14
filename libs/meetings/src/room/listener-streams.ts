import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';

/** Port for the stream of those who only listen; while nothing records a session there is none, and they join the conference. */
@Injectable()
export class ListenerStreams {
  /** Address of the playlist that this person may open; null when the session has no stream. */
  playlistFor(_sessionId: string, _actor: Actor): Promise<string | null> {
    return Promise.resolve(null);
  }
}
