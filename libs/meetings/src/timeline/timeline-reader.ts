import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';
import { RecordingConsents } from '../consent/recording-consents.js';
import { LEADERS } from '../session/session-kinds.js';
import { SessionAccess } from '../session/session-access.js';
import { isOver } from '../session/session.policy.js';
import { hiddenKinds } from './audience.js';
import { shownInReplay } from './replay-privacy.js';
import type { SessionEvent } from './session-event.entity.js';
import { MOST_EVENTS, SessionEvents, type ChosenKinds } from './session-events.js';

/** The timeline as somebody in the session reads it. */
@Injectable()
export class TimelineReader {
  constructor(
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
    private readonly consents: RecordingConsents,
  ) {}

  /**
   * What happened after a sequence; what is not for this person is left out, so that sequences may be missing. Fewer than `MOST_EVENTS`
   * are all that there are. Once the replay can be watched, it is for everybody who may watch it. When the session is over,
   * nothing is in it of students without a consent on record.
   * @throws SESSION_NOT_FOUND without a seat, or a replay that one may watch
   */
  async findAfter(actor: Actor, sessionId: string, sequence: number): Promise<SessionEvent[]> {
    const seat = await this.access.findSeat(actor, sessionId);
    const { session } = seat ?? (await this.access.getWatched(actor, sessionId));
    const kinds = { without: hiddenKinds(seat !== null && LEADERS.includes(seat.member.role)) };
    if (!isOver(session.state)) return this.events.findAfter(sessionId, sequence, kinds);
    return this.replayAfter(sessionId, sequence, kinds);
  }

  /** Reads on until an answer is full, since a shorter one says that it was the last. */
  private async replayAfter(sessionId: string, sequence: number, kinds: ChosenKinds): Promise<SessionEvent[]> {
    const unconsented = new Set(await this.consents.missingIn(sessionId));
    const shown: SessionEvent[] = [];
    for (let after = sequence; ;) {
      const read = await this.events.findAfter(sessionId, after, kinds);
      shown.push(...shownInReplay(read, unconsented));
      if (read.length < MOST_EVENTS || shown.length >= MOST_EVENTS) return shown.slice(0, MOST_EVENTS);
      after = read.at(-1)!.sequence;
    }
  }
}
