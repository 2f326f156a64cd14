import type { TypedDocumentNode } from '@urql/core';
import type { SessionRole } from '../../contract.generated';
import type { Attendee, Member } from '../attendee/attendee';
import {
  AdmitGuestDocument,
  AdmitToSessionDocument,
  EndSessionDocument,
  GiveGuestMicrophoneDocument,
  GiveMicrophoneDocument,
  LetGuestsWriteDocument,
  LockSessionDoorDocument,
  MuteEverybodyDocument,
  OpenLobbyDocument,
  ReadmitToSessionDocument,
  RefuseEntryDocument,
  RemoveFromSessionDocument,
  RemoveGuestDocument,
  ResumeSessionDocument,
  SetSessionRoleDocument,
  SpotlightDocument,
  StartSessionDocument,
  SuspendSessionDocument,
  TakeGuestMicrophoneDocument,
  TakeMicrophoneDocument,
} from '../People.generated';
import { useDeed } from '../useDeed';

/** What is done about people and about the session itself. Each answers whether it was done; `error` says why not. */
export function usePeopleDeeds(attendee: Attendee, onDone: () => unknown) {
  const { sessionId } = attendee;
  const { error, waiting, send: sendDeed } = useDeed(onDone);

  const send = async <Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<boolean> => (await sendDeed(document, variables)) !== null;
  const session = { input: { sessionId } };
  const about = (personId: string) => ({ input: { sessionId, personId } });
  const aboutGuest = (guestId: string) => ({ input: { sessionId, guestId } });

  return {
    ...{ error, waiting },
    raiseHand: async (isRaised: boolean) => (await attendee.raiseHand(sendDeed, isRaised)) !== null,
    giveMicrophone: (personId: string) => send(GiveMicrophoneDocument, about(personId)),
    takeMicrophone: (personId: string) => send(TakeMicrophoneDocument, about(personId)),
    muteEverybody: () => send(MuteEverybodyDocument, session),
    unmuteMyself: async () => (await attendee.unmuteMyself(sendDeed)) !== null,
    spotlight: (member: Member | null) => {
      const whom = member?.role === 'guest' ? { guestId: member.personId } : { personId: member?.personId ?? null };
      return send(SpotlightDocument, { input: { sessionId, ...whom } });
    },
    admit: (requestIds: string[] | null) => send(AdmitToSessionDocument, { input: { sessionId, requestIds } }),
    refuse: (requestId: string) => send(RefuseEntryDocument, { input: { sessionId, requestId } }),
    lockDoor: (isLocked: boolean) => send(LockSessionDoorDocument, { input: { sessionId, isLocked } }),
    setRole: (personId: string, role: SessionRole) =>
      send(SetSessionRoleDocument, { input: { sessionId, personId, role } }),
    remove: (personId: string) => send(RemoveFromSessionDocument, about(personId)),
    readmit: (personId: string) => send(ReadmitToSessionDocument, about(personId)),
    admitGuest: (guestId: string) => send(AdmitGuestDocument, aboutGuest(guestId)),
    removeGuest: (guestId: string) => send(RemoveGuestDocument, aboutGuest(guestId)),
    giveGuestMicrophone: (guestId: string) => send(GiveGuestMicrophoneDocument, aboutGuest(guestId)),
    takeGuestMicrophone: (guestId: string) => send(TakeGuestMicrophoneDocument, aboutGuest(guestId)),
    letGuestsWrite: (mayWrite: boolean) => send(LetGuestsWriteDocument, { input: { sessionId, mayWrite } }),
    openLobby: () => send(OpenLobbyDocument, session),
    start: () => send(StartSessionDocument, session),
    suspend: () => send(SuspendSessionDocument, session),
    resume: () => send(ResumeSessionDocument, session),
    end: () => send(EndSessionDocument, session),
  };
}
