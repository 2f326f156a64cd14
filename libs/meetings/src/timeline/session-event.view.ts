import type { CountedPoll } from '../poll/poll.service.js';
import type { InkStroke } from './session-event-kinds.js';
import type { SessionEvent } from './session-event.entity.js';
import type { PollType, SessionEventType } from './session-event.type.js';

/** What the payloads of all kinds may hold. */
type AnyPayload = Partial<InkStroke> &
  Partial<Record<'strokeId' | 'text' | 'title' | 'note' | 'pollId' | 'aboutPersonId', string>>;

/** An event as the contract shows it. */
export function viewOfEvent(event: SessionEvent): SessionEventType {
  const payload = event.payload as AnyPayload;
  const { points, colour, width } = payload;
  const isInk = points !== undefined && colour !== undefined && width !== undefined;
  return {
    ...{ id: event.id, sessionId: event.sessionId, sequence: event.sequence, at: event.at, kind: event.kind },
    ...{ personId: event.personId, pageKey: event.pageKey },
    ink: isInk ? { points, colour, width } : null,
    strokeId: payload.strokeId ?? null,
    text: payload.text ?? payload.title ?? payload.note ?? null,
    pollId: payload.pollId ?? null,
    aboutPersonId: payload.aboutPersonId ?? null,
  };
}

/** A poll as the contract shows it. */
export function viewOfPoll({ poll, votes, myOption }: CountedPoll): PollType {
  const { id, sessionId, question, options, closedAt } = poll;
  return { id, sessionId, question, options, votes: [...votes], myOption, isClosed: closedAt !== null };
}
