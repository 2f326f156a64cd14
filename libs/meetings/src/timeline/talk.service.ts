import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';
import { EventWriter, TOGETHER } from './event-writer.js';
import type { SessionEvent } from './session-event.entity.js';

/** What everybody in a session may write: lines of the chat, and marks on a moment. Throws what `EventWriter.write` throws. */
@Injectable()
export class TalkService {
  constructor(private readonly events: EventWriter) {}

  /** Says something in the chat. */
  say(actor: Actor, given: { id: string; sessionId: string; text: string }): Promise<SessionEvent> {
    const { id, sessionId, text } = given;
    return this.events.write(actor, sessionId, { states: TOGETHER }, { id, kind: 'chat.sent', payload: { text } });
  }

  /** Marks this moment; it becomes a chapter of the replay. */
  mark(actor: Actor, given: { id: string; sessionId: string; note: string }): Promise<SessionEvent> {
    const { id, sessionId, note } = given;
    return this.events.write(actor, sessionId, { states: ['live'] }, { id, kind: 'moment.marked', payload: { note } });
  }
}
