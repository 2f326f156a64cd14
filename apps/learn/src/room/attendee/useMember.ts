import type { OperationResult } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { useRouter } from 'vue-router';
import { deviceId } from '../../session/device-id';
import {
  EnterSessionDocument,
  RoomSessionDocument,
  SessionDecksDocument,
  SessionDoorDocument,
} from '../Entry.generated';
import { RaiseHandDocument, SessionRoomDocument, UnmuteMyselfDocument } from '../People.generated';
import { SendChatDocument, SessionEventsDocument, SessionNewsDocument, VoteDocument } from '../Room.generated';
import { minutesOf, type Answer, type Attendee } from './attendee';

/** So that whoever leads sees who still waits; a sign holds for a minute and a half. */
const askAgainMilliseconds = 30_000;
const fresh = { requestPolicy: 'network-only' } as const;

/** What was asked for, out of an answer. */
export function answerOf<Data, Result>(
  { data, error }: OperationResult<Data>,
  pick: (data: Data) => Result | null | undefined,
): Answer<Result> {
  return { result: data ? (pick(data) ?? null) : null, error: error ?? null };
}

/** Somebody who is signed in and takes part in a session. */
export function useMember(sessionId: string): Attendee {
  const { client } = useClientHandle();
  const router = useRouter();
  const session = { sessionId };

  return {
    ...{ kind: 'member', sessionId },
    async enter(prefersStream) {
      const input = { sessionId, deviceId: deviceId(), prefersStream };
      return answerOf(await client.mutation(EnterSessionDocument, { input }), (data) => data.enterSession.entry);
    },
    watchDoor(ask) {
      const { unsubscribe } = client.subscription(SessionDoorDocument, session).subscribe(({ data }) => {
        if (data) ask();
      });
      const timer = setInterval(ask, askAgainMilliseconds);
      return () => {
        clearInterval(timer);
        unsubscribe();
      };
    },
    readSession: async () =>
      answerOf(await client.query(RoomSessionDocument, { id: sessionId }, fresh), (data) => data.researchSession),
    readRoom: async () => answerOf(await client.query(SessionRoomDocument, session, fresh), (data) => data.sessionRoom),
    readDecks: async () =>
      answerOf(
        await client.query(SessionDecksDocument, { id: sessionId }, fresh),
        (data) => data.researchSession.decks,
      ),
    readEvents: async (after) =>
      answerOf(await client.query(SessionEventsDocument, { sessionId, after }, fresh), (data) => data.sessionEvents),
    listen(hear) {
      const { unsubscribe } = client.subscription(SessionNewsDocument, session).subscribe(({ data, error }) => {
        hear({ event: data?.sessionNews.event ?? null, error: error ?? null });
      });
      return unsubscribe;
    },
    say: (send, { id, text }) => send(SendChatDocument, { input: { id, sessionId, text } }),
    raiseHand: (send, isRaised) => send(RaiseHandDocument, { input: { sessionId, isRaised } }),
    unmuteMyself: (send) => send(UnmuteMyselfDocument, { input: session }),
    vote: (send, choice) => send(VoteDocument, { input: choice }),
    minutes: () => minutesOf(sessionId),
    leave: () => void router.push({ name: 'session', params: session }),
  };
}
