import type { CountedPoll } from '../poll/poll.service.js';
import type { InkStroke } from './session-event-kinds.js';
import type { SessionEvent } from './session-event.entity.js';
import type { SessionNews } from './session-news.js';
import type { PollType, SessionEventType, SessionNewsType } from './session-event.type.js';

/** What the payloads of all kinds may hold. */
type AnyPayload = Partial<InkStroke> &
  Partial<
    Record<
      'strokeId' | 'text' | 'title' | 'note' | 'mediaId' | 'lineId' | 'pollId' | 'memberId' | 'guestId' | 'guestName',
      string | null
    >
  >;

/** Kinds that tell of something that is switched, and to which side. */
const switches: Readonly<Record<string, boolean>> = {
  ...{ 'hand.raised': true, 'hand.lowered': false, 'microphone.given': true, 'microphone.taken': false },
  ...{ 'door.locked': true, 'door.opened': false, 'guestChat.opened': true, 'guestChat.closed': false },
};

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
    mediaId: payload.mediaId ?? null,
    lineId: payload.lineId ?? null,
    pollId: payload.pollId ?? null,
    memberId: payload.memberId ?? null,
    guestId: payload.guestId ?? null,
    guestName: payload.guestName ?? null,
    isOn: switches[event.kind] ?? null,
  };
}

/** News as the contract shows them. */
export function viewOfNews({ lastSequence, event }: SessionNews): SessionNewsType {
  return { lastSequence, event: event && viewOfEvent({ ...event, at: new Date(event.at) }) };
}

/** A poll as the contract shows it. */
export function viewOfPoll({ poll, votes, myOption }: CountedPoll): PollType {
  const { id, sessionId, question, options, closedAt } = poll;
  return { id, sessionId, question, options, votes: [...votes], myOption, isClosed: closedAt !== null };
}
