import { answerOf } from '../room/attendee/useMember';
import { memberOf, type Attendee, type RoomSession } from '../room/attendee/attendee';
import {
  EnterAsGuestDocument,
  GuestDecksDocument,
  GuestEventsDocument,
  GuestNewsDocument,
  GuestRoomDocument,
  GuestSessionDocument,
  RaiseGuestHandDocument,
  SendGuestChatDocument,
  UnmuteGuestDocument,
  VoteAsGuestDocument,
  type GuestSessionQuery,
} from './Guest.generated';
import { guestDeviceId, type GuestName, type GuestVisit } from './guest-visit';

const askAgainMilliseconds = 4_000;
const fresh = { requestPolicy: 'network-only' } as const;

/** The session as the room knows it. */
function sessionOf(session: GuestSessionQuery['guestSession']): RoomSession {
  return { ...session, hostPersonId: '', mayManage: false, allowsGuests: true, observation: null };
}

/** Somebody without an account who takes part in the one session to which their link leads. */
export function guestAttendee(visit: GuestVisit, name: GuestName, leave: () => void): Attendee {
  const { client, token } = visit;
  const shown = () => ({ pass: visit.pass });
  let sessionId = '';

  return {
    ...{ kind: 'guest', sessionId: '' },
    async enter(prefersStream) {
      const input = { token, deviceId: guestDeviceId(), prefersStream, ...name };
      const answer = await client.mutation(EnterAsGuestDocument, { input });
      visit.pass = answer.data?.enterAsGuest.entry.pass ?? visit.pass;
      return answerOf(answer, (data) => data.enterAsGuest.entry);
    },
    /** Who waits holds nothing yet that would open a line. */
    watchDoor(ask) {
      const timer = setInterval(ask, askAgainMilliseconds);
      return () => clearInterval(timer);
    },
    readSession: async () =>
      answerOf(await client.query(GuestSessionDocument, { token }, fresh), (data) => sessionOf(data.guestSession)),
    readRoom: async () =>
      answerOf(await client.query(GuestRoomDocument, shown(), fresh), ({ guestRoom: { me, ...room } }) => {
        sessionId = room.sessionId;
        return { ...room, me: memberOf(me), waiting: [], removed: [] };
      }),
    readDecks: async () => answerOf(await client.query(GuestDecksDocument, shown(), fresh), (data) => data.guestDecks),
    readEvents: async (after) =>
      answerOf(await client.query(GuestEventsDocument, { ...shown(), after }, fresh), (data) => data.guestEvents),
    listen(hear) {
      const { unsubscribe } = client.subscription(GuestNewsDocument, shown()).subscribe(({ data, error }) => {
        hear({ event: data?.guestNews.event ?? null, error: error ?? null });
      });
      return unsubscribe;
    },
    say: (send, line) => send(SendGuestChatDocument, { input: { ...shown(), ...line } }),
    raiseHand: (send, isRaised) => send(RaiseGuestHandDocument, { input: { ...shown(), isRaised } }),
    unmuteMyself: (send) => send(UnmuteGuestDocument, { input: shown() }),
    vote: (send, choice) => send(VoteAsGuestDocument, { input: { ...shown(), ...choice } }),
    minutes: () => ({ path: '/minutes/guest', name: sessionId, token: visit.pass }),
    leave,
  };
}
