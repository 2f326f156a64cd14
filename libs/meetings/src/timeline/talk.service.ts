import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { ChatFiles } from '../chat/chat-files.js';
import { requireLeader } from '../session/session.policy.js';
import { EventWriter, TOGETHER } from './event-writer.js';
import { SessionEvent } from './session-event.entity.js';

/** A line may be taken out as long as somebody can read it: in the replay, too. */
const READABLE = [...TOGETHER, 'ended', 'publishing', 'published'] as const;

/** What is left of a line that was taken out. */
const BLANK: Readonly<object> = { text: '' };

/** What everybody in a session may write: lines of the chat, and marks on a moment. Throws what `EventWriter.write` throws. */
@Injectable()
export class TalkService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly events: EventWriter,
    private readonly files: ChatFiles,
  ) {}

  /** Says something in the chat, or hands a file round. @throws INPUT_INVALID for nothing at all, and what `ChatFiles.require` throws */
  async say(
    actor: Actor,
    given: { id: string; sessionId: string; text: string; mediaId?: string | null },
  ): Promise<SessionEvent> {
    const { id, sessionId, text, mediaId } = given;
    if (!mediaId && text.trim() === '') throw new AppError('INPUT_INVALID');
    const payload = mediaId ? { text, mediaId } : { text };
    const deed = { id, kind: 'chat.sent', payload } as const;
    return this.events.write(actor, sessionId, { states: TOGETHER }, deed, async (tx) => {
      if (mediaId) await this.files.require(tx, actor, sessionId, mediaId);
    });
  }

  /**
   * Takes a line out, with its file; the words are gone from the timeline, too. For who leads, and who wrote it.
   * @throws CHAT_LINE_NOT_FOUND
   */
  async unsay(actor: Actor, given: { id: string; sessionId: string; lineId: string }): Promise<SessionEvent> {
    const { id, sessionId, lineId } = given;
    const line = await this.database.manager.findOneBy(SessionEvent, { id: lineId, sessionId, kind: 'chat.sent' });
    const who: Parameters<EventWriter['write']>[2]['who'] = (member) => {
      if (line?.personId !== actor.personId) requireLeader(member);
    };
    const deed = { id, kind: 'chat.removed', payload: { lineId } } as const;
    return this.events.write(actor, sessionId, { who, states: READABLE }, deed, async (tx) => {
      if (!line) throw new AppError('CHAT_LINE_NOT_FOUND');
      const { mediaId } = line.payload as { mediaId?: string };
      await tx.update(SessionEvent, { id: lineId }, { payload: { ...BLANK } as Record<string, never> });
      if (mediaId) await this.files.takeAway(tx, mediaId);
    });
  }

  /** Marks this moment; it becomes a chapter of the replay. */
  mark(actor: Actor, given: { id: string; sessionId: string; note: string }): Promise<SessionEvent> {
    const { id, sessionId, note } = given;
    return this.events.write(actor, sessionId, { states: ['live'] }, { id, kind: 'moment.marked', payload: { note } });
  }
}
