import type { TypedDocumentNode } from '@urql/core';
import type { SessionRole } from '../../contract.generated';
import {
  AdmitToSessionDocument,
  EndSessionDocument,
  GiveMicrophoneDocument,
  LockSessionDoorDocument,
  MuteEverybodyDocument,
  OpenLobbyDocument,
  RaiseHandDocument,
  RefuseEntryDocument,
  RemoveFromSessionDocument,
  ResumeSessionDocument,
  SetSessionRoleDocument,
  SpotlightDocument,
  StartSessionDocument,
  SuspendSessionDocument,
  TakeMicrophoneDocument,
  UnmuteMyselfDocument,
} from '../People.generated';
import { useDeed } from '../useDeed';

/** What is done about people and about the session itself. Each answers whether it was done; `error` says why not. */
export function usePeopleDeeds(sessionId: string, onDone: () => unknown) {
  const { error, waiting, send: sendDeed } = useDeed(onDone);

  const send = async <Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<boolean> => (await sendDeed(document, variables)) !== null;
  const session = { input: { sessionId } };
  const about = (personId: string) => ({ input: { sessionId, personId } });

  return {
    ...{ error, waiting },
    raiseHand: (isRaised: boolean) => send(RaiseHandDocument, { input: { sessionId, isRaised } }),
    giveMicrophone: (personId: string) => send(GiveMicrophoneDocument, about(personId)),
    takeMicrophone: (personId: string) => send(TakeMicrophoneDocument, about(personId)),
    muteEverybody: () => send(MuteEverybodyDocument, session),
    unmuteMyself: () => send(UnmuteMyselfDocument, session),
    spotlight: (personId: string | null) => send(SpotlightDocument, { input: { sessionId, personId } }),
    admit: (requestIds: string[] | null) => send(AdmitToSessionDocument, { input: { sessionId, requestIds } }),
    refuse: (requestId: string) => send(RefuseEntryDocument, { input: { sessionId, requestId } }),
    lockDoor: (isLocked: boolean) => send(LockSessionDoorDocument, { input: { sessionId, isLocked } }),
    setRole: (personId: string, role: SessionRole) =>
      send(SetSessionRoleDocument, { input: { sessionId, personId, role } }),
    remove: (personId: string) => send(RemoveFromSessionDocument, about(personId)),
    openLobby: () => send(OpenLobbyDocument, session),
    start: () => send(StartSessionDocument, session),
    suspend: () => send(SuspendSessionDocument, session),
    resume: () => send(ResumeSessionDocument, session),
    end: () => send(EndSessionDocument, session),
  };
}
