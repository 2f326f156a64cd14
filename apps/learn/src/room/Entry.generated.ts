/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../contract.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A sign of life of a device in a session */
export type AttendanceBeatInput = {
  /** When it was, by the device’s clock */
  at: string;
  /** Made by the client; the same id twice is the same as once */
  id: string;
  transport: SessionTransport;
  /** Seconds since the device’s last beat, or since it came in; 60 at most count */
  wallSeconds: number;
};

/** What helps where no conference server answers */
export type ConferenceHowTo =
  | 'install'
  | 'readLog'
  | 'startServer'
  | 'wait';

/** How far slides are */
export type DeckState =
  | 'failed'
  | 'ready'
  | 'rendering'
  | 'waiting';

/** Who wants into which session */
export type EnterSessionInput = {
  /** Made once by the browser and kept: two browsers of a person are two devices */
  deviceId: string;
  /** On a weak line one would rather listen by the stream, where there is one */
  prefersStream?: boolean;
  sessionId: string;
};

/** What a device sends every fifteen seconds, or when the line is back */
export type RecordAttendanceInput = {
  /** At most 200 */
  beats: Array<AttendanceBeatInput>;
  deviceId: string;
  /** The device’s clock when this was sent */
  sentAt?: string | null | undefined;
  sessionId: string;
};

/** Who may see what was recorded */
export type ReplayAudience =
  | 'alliance'
  | 'invited';

/** Why a research session is over */
export type SessionClosing =
  | 'host'
  | 'hostGone'
  | 'notHeld'
  | 'overrun';

/** Why somebody cannot come in now */
export type SessionEntryRefusal =
  | 'SESSION_DOOR_LOCKED'
  | 'SESSION_ENTRY_REFUSED'
  | 'SESSION_NOT_OPEN'
  | 'SESSION_OVER'
  | 'SESSION_SIGN_UP_FIRST';

/** Where somebody stands at the door */
export type SessionEntryState =
  | 'admitted'
  | 'refused'
  | 'waiting';

/** What a research session is for */
export type SessionKind =
  | 'jointMeeting'
  | 'lecture'
  | 'lessonObservation'
  | 'lessonPreparation'
  | 'sameLesson';

/** What somebody does in a research session */
export type SessionRole =
  | 'coHost'
  | 'host'
  | 'liaison'
  | 'listener'
  | 'observer'
  | 'speaker';

/** Where a research session is in its life */
export type SessionState =
  | 'cancelled'
  | 'draft'
  | 'ended'
  | 'live'
  | 'lobbyOpen'
  | 'published'
  | 'publishing'
  | 'scheduled'
  | 'suspended';

/** How somebody takes part */
export type SessionTransport =
  | 'hls'
  | 'replay'
  | 'rtc';

export type MemberPartsFragment = { personId: string, displayName: string, schoolName: string, role: Types.SessionRole, hasMicrophone: boolean, handRaisedAt: string | null, isMutedByHost: boolean };

export type RoomSessionQueryVariables = Exact<{
  id: string;
}>;


export type RoomSessionQuery = { researchSession: { id: string, kind: Types.SessionKind, title: string, state: Types.SessionState, closedBy: Types.SessionClosing | null, startsAt: string, endsAt: string, startedAt: string | null, isRecorded: boolean, replayAudience: Types.ReplayAudience, recordingNotice: string, hostName: string, hostPersonId: string, lobbyOpensAt: string, mayManage: boolean, allowsGuests: boolean, observation: { mayObserve: boolean, maySeeSummary: boolean } | null } };

export type ConferenceServerQueryVariables = Exact<{ [key: string]: never; }>;


export type ConferenceServerQuery = { conferenceServer: { isAvailable: boolean, howTo: Types.ConferenceHowTo | null, progress: number | null } };

export type EnterSessionMutationVariables = Exact<{
  input: Types.EnterSessionInput;
}>;


export type EnterSessionMutation = { enterSession: { entry: { state: Types.SessionEntryState, refusal: Types.SessionEntryRefusal | null, transport: Types.SessionTransport | null, playlistUrl: string | null, serverTime: string, liveKit: { url: string, token: string } | null, me: { personId: string, displayName: string, schoolName: string, role: Types.SessionRole, hasMicrophone: boolean, handRaisedAt: string | null, isMutedByHost: boolean } | null } } };

export type RecordAttendanceMutationVariables = Exact<{
  input: Types.RecordAttendanceInput;
}>;


export type RecordAttendanceMutation = { recordAttendance: { accepted: Array<string>, rejected: Array<{ id: string, code: string }> } };

export type SessionDoorSubscriptionVariables = Exact<{
  sessionId: string;
}>;


export type SessionDoorSubscription = { sessionDoor: { sessionId: string } };

export type SessionDecksQueryVariables = Exact<{
  id: string;
}>;


export type SessionDecksQuery = { researchSession: { id: string, decks: Array<{ id: string, title: string, state: Types.DeckState, pages: Array<{ number: number, width: number, height: number, url: string, text: string }> }> } };

export const MemberPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionMember"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"schoolName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"hasMicrophone"}},{"kind":"Field","name":{"kind":"Name","value":"handRaisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMutedByHost"}}]}}]} as unknown as DocumentNode<MemberPartsFragment, unknown>;
export const RoomSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RoomSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"researchSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRecorded"}},{"kind":"Field","name":{"kind":"Name","value":"replayAudience"}},{"kind":"Field","name":{"kind":"Name","value":"recordingNotice"}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"hostPersonId"}},{"kind":"Field","name":{"kind":"Name","value":"lobbyOpensAt"}},{"kind":"Field","name":{"kind":"Name","value":"mayManage"}},{"kind":"Field","name":{"kind":"Name","value":"allowsGuests"}},{"kind":"Field","name":{"kind":"Name","value":"observation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mayObserve"}},{"kind":"Field","name":{"kind":"Name","value":"maySeeSummary"}}]}}]}}]}}]} as unknown as DocumentNode<RoomSessionQuery, RoomSessionQueryVariables>;
export const ConferenceServerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConferenceServer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conferenceServer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAvailable"}},{"kind":"Field","name":{"kind":"Name","value":"howTo"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}}]}}]}}]} as unknown as DocumentNode<ConferenceServerQuery, ConferenceServerQueryVariables>;
export const EnterSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnterSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnterSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enterSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"transport"}},{"kind":"Field","name":{"kind":"Name","value":"liveKit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"playlistUrl"}},{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serverTime"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionMember"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"schoolName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"hasMicrophone"}},{"kind":"Field","name":{"kind":"Name","value":"handRaisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMutedByHost"}}]}}]} as unknown as DocumentNode<EnterSessionMutation, EnterSessionMutationVariables>;
export const RecordAttendanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordAttendance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordAttendanceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordAttendance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<RecordAttendanceMutation, RecordAttendanceMutationVariables>;
export const SessionDoorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SessionDoor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionDoor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionId"}}]}}]}}]} as unknown as DocumentNode<SessionDoorSubscription, SessionDoorSubscriptionVariables>;
export const SessionDecksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionDecks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"researchSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"pages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SessionDecksQuery, SessionDecksQueryVariables>;