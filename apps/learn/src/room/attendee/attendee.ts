import type { TypedDocumentNode } from '@urql/core';
import type { SessionRole } from '../../contract.generated';
import type {
  EnterSessionMutation,
  MemberPartsFragment,
  RoomSessionQuery,
  SessionDecksQuery,
} from '../Entry.generated';
import type { GuestPartsFragment, SessionRoomQuery } from '../People.generated';
import type { SessionEventPartsFragment } from '../Room.generated';

/** What one gets at the door. */
export type Entry = Pick<EnterSessionMutation['enterSession']['entry'], 'state' | 'refusal' | 'liveKit'> & {
  /** Of the stream, for who listens by it. */
  readonly playlistUrl?: string | null;
  /** The clock of the house, ISO 8601. */
  readonly serverTime?: string;
};

/** What is known of the session itself. */
export type RoomSession = Omit<RoomSessionQuery['researchSession'], 'id'>;

/** Somebody in the room, as they are shown; a guest among the others too. */
export type Member = Omit<MemberPartsFragment, 'role'> & { readonly role: SessionRole | 'guest' };

/** Somebody without an account. */
export type Guest = GuestPartsFragment;

type Facts = NonNullable<SessionRoomQuery['sessionRoom']>;

/** How the room stands for who asks. */
export type RoomFacts = Pick<Facts, 'spotlightPersonId' | 'spotlightGuestId' | 'memberCount' | 'guestsMayWrite'> &
  Partial<Pick<Facts, 'isDoorLocked' | 'onSite'>> & {
    readonly me: Member;
    readonly stage: readonly Member[];
    readonly waiting: Facts['waiting'];
    readonly removed: readonly Member[];
    readonly guests: readonly Guest[];
  };

/** Slides of the session. */
export type Deck = SessionDecksQuery['researchSession']['decks'][number];

/** Something that happened. */
export type RoomEvent = SessionEventPartsFragment;

/** Where the minutes of a session are open, under which name, and what opens them there. */
export interface MinutesDoor {
  readonly path: string;
  readonly name: string;
  /** A guest's pass; of who is signed in the cookie is looked at. */
  readonly token: string;
}

/** What was read, or why it was not. */
export interface Answer<Result> {
  readonly result: Result | null;
  readonly error: unknown;
}

/** How a deed is sent; null when it failed. */
export type Send = <Data, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Data | null>;

/** What comes over an open line: an event, or nothing but that it is open (again); or why it is down for good. */
export interface News {
  readonly event: RoomEvent | null;
  readonly error: unknown;
}

/** Takes part in one session: how they come in, what they read, and the few things that everybody does. */
export interface Attendee {
  readonly kind: 'member' | 'guest';
  /** Of a member; a guest knows no session by its id. */
  readonly sessionId: string;
  /** @param prefersStream who may and would rather, listens by the stream */
  enter(prefersStream: boolean): Promise<Answer<Entry>>;
  /** While one stands at the door: calls each time that it is worth asking again. Ends with what it returns. */
  watchDoor(ask: () => void): () => void;
  readSession(): Promise<Answer<RoomSession>>;
  readRoom(): Promise<Answer<RoomFacts>>;
  readDecks(): Promise<Answer<readonly Deck[]>>;
  readEvents(after: number): Promise<Answer<readonly RoomEvent[]>>;
  /** Ends with what it returns. */
  listen(hear: (news: News) => void): () => void;
  say(send: Send, line: { id: string; text: string }): Promise<unknown>;
  raiseHand(send: Send, isRaised: boolean): Promise<unknown>;
  unmuteMyself(send: Send): Promise<unknown>;
  vote(send: Send, choice: { pollId: string; optionIndex: number }): Promise<unknown>;
  /** Known to who has read the room. */
  minutes(): MinutesDoor;
  /** Goes out of the room. */
  leave(): void;
}

/** Minutes for who is signed in. */
export function minutesOf(sessionId: string): MinutesDoor {
  return { path: '/minutes', name: sessionId, token: 'cookie' };
}

/** A guest as one of those who are shown. */
export function memberOf({ id, displayName, schoolName, hasMicrophone, handRaisedAt, isMutedByHost }: Guest): Member {
  return { personId: id, displayName, schoolName, role: 'guest', hasMicrophone, handRaisedAt, isMutedByHost };
}
