import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';
import { LEADERS } from '../session/session-kinds.js';
import { SessionAccess } from '../session/session-access.js';
import { hiddenKinds } from './audience.js';
import type { SessionEvent } from './session-event.entity.js';
import { SessionEvents } from './session-events.js';

/** The timeline as somebody in the session reads it. */
@Injectable()
export class TimelineReader {
  constructor(
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
  ) {}

  /**
   * What happened after a sequence; what is not for this person is left out, so that sequences may be missing. Fewer than `MOST_EVENTS`
   * are all that there are. Once the replay can be watched, it is for everybody who may watch it.
   * @throws SESSION_NOT_FOUND without a seat, or a replay that one may watch
   */
  async findAfter(actor: Actor, sessionId: string, sequence: number): Promise<SessionEvent[]> {
    const seat = await this.access.findSeat(actor, sessionId);
    if (!seat) await this.access.getWatched(actor, sessionId);
    return this.events.findAfter(sessionId, sequence, {
      without: hiddenKinds(seat !== null && LEADERS.includes(seat.member.role)),
    });
  }
}
