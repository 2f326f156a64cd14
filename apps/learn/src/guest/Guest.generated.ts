/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../contract.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How far slides are */
export type DeckState =
  | 'failed'
  | 'ready'
  | 'rendering'
  | 'waiting';

/** Who comes by which link */
export type EnterAsGuestInput = {
  /** Made once by the browser, kept and told to nobody else: by it a guest is known again */
  deviceId: string;
  /** As they want to be called */
  displayName: string;
  /** On a weak line one would rather listen by the stream, where there is one */
  prefersStream?: boolean;
  /** Where they say that they are from */
  schoolName?: string;
  /** The last part of the address of the link */
  token: string;
};

/** Which guest */
export type GuestPassInput = {
  /** What the guest was given at the door */
  pass: string;
};

/** Inks that can be told apart on white paper */
export type InkColour =
  | 'black'
  | 'blue'
  | 'green'
  | 'ochre'
  | 'red';

/** Whether a guest’s hand is up */
export type RaiseGuestHandInput = {
  isRaised: boolean;
  /** What the guest was given at the door */
  pass: string;
};

/** Who may see what was recorded */
export type ReplayAudience =
  | 'alliance'
  | 'invited';

/** A line of the chat by a guest */
export type SendGuestChatInput = {
  /** Made by the client; the same id twice is the same as once */
  id: string;
  /** What the guest was given at the door */
  pass: string;
  /** At most 1,000 characters */
  text: string;
};

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

/** A choice of a guest */
export type VoteAsGuestInput = {
  /** Counted from 0 */
  optionIndex: number;
  /** What the guest was given at the door */
  pass: string;
  pollId: string;
};

export type GuestSessionQueryVariables = Exact<{
  token: string;
}>;


export type GuestSessionQuery = { guestSession: { kind: Types.SessionKind, title: string, state: Types.SessionState, closedBy: Types.SessionClosing | null, startsAt: string, endsAt: string, startedAt: string | null, lobbyOpensAt: string, isRecorded: boolean, replayAudience: Types.ReplayAudience, recordingNotice: string, hostName: string, schoolName: string } };

export type EnterAsGuestMutationVariables = Exact<{
  input: Types.EnterAsGuestInput;
}>;


export type EnterAsGuestMutation = { enterAsGuest: { entry: { pass: string, state: Types.SessionEntryState, refusal: Types.SessionEntryRefusal | null, playlistUrl: string | null, liveKit: { url: string, token: string } | null } } };

export type GuestRoomQueryVariables = Exact<{
  pass: string;
}>;


export type GuestRoomQuery = { guestRoom: { sessionId: string, spotlightPersonId: string | null, spotlightGuestId: string | null, memberCount: number, guestsMayWrite: boolean, me: { id: string, displayName: string, schoolName: string, isAdmitted: boolean, isRemoved: boolean, hasMicrophone: boolean, handRaisedAt: string | null, isMutedByHost: boolean }, stage: Array<{ personId: string, displayName: string, schoolName: string, role: Types.SessionRole, hasMicrophone: boolean, handRaisedAt: string | null, isMutedByHost: boolean }>, guests: Array<{ id: string, displayName: string, schoolName: string, isAdmitted: boolean, isRemoved: boolean, hasMicrophone: boolean, handRaisedAt: string | null, isMutedByHost: boolean }> } };

export type GuestDecksQueryVariables = Exact<{
  pass: string;
}>;


export type GuestDecksQuery = { guestDecks: Array<{ id: string, title: string, state: Types.DeckState, pages: Array<{ number: number, width: number, height: number, url: string, text: string }> }> };

export type GuestEventsQueryVariables = Exact<{
  pass: string;
  after: number;
}>;


export type GuestEventsQuery = { guestEvents: Array<{ id: string, sequence: number, at: string, kind: string, personId: string | null, personName: string | null, pageKey: string | null, strokeId: string | null, text: string | null, lineId: string | null, pollId: string | null, memberId: string | null, guestId: string | null, isOn: boolean | null, ink: { points: string, colour: Types.InkColour, width: number } | null, file: { mediaId: string, fileName: string, bytes: number, contentType: string, url: string, previewUrl: string | null } | null, poll: { id: string, question: string, options: Array<string>, votes: Array<number>, myOption: number | null, isClosed: boolean } | null }> };

export type GuestNewsSubscriptionVariables = Exact<{
  pass: string;
}>;


export type GuestNewsSubscription = { guestNews: { lastSequence: number, event: { id: string, sequence: number, at: string, kind: string, personId: string | null, personName: string | null, pageKey: string | null, strokeId: string | null, text: string | null, lineId: string | null, pollId: string | null, memberId: string | null, guestId: string | null, isOn: boolean | null, ink: { points: string, colour: Types.InkColour, width: number } | null, file: { mediaId: string, fileName: string, bytes: number, contentType: string, url: string, previewUrl: string | null } | null, poll: { id: string, question: string, options: Array<string>, votes: Array<number>, myOption: number | null, isClosed: boolean } | null } | null } };

export type SendGuestChatMutationVariables = Exact<{
  input: Types.SendGuestChatInput;
}>;


export type SendGuestChatMutation = { sendGuestChat: { event: { id: string } } };

export type RaiseGuestHandMutationVariables = Exact<{
  input: Types.RaiseGuestHandInput;
}>;


export type RaiseGuestHandMutation = { raiseGuestHand: { guest: { id: string } } };

export type UnmuteGuestMutationVariables = Exact<{
  input: Types.GuestPassInput;
}>;


export type UnmuteGuestMutation = { unmuteGuest: { guest: { id: string } } };

export type VoteAsGuestMutationVariables = Exact<{
  input: Types.VoteAsGuestInput;
}>;


export type VoteAsGuestMutation = { voteAsGuest: { poll: { id: string } } };


export const GuestSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuestSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guestSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lobbyOpensAt"}},{"kind":"Field","name":{"kind":"Name","value":"isRecorded"}},{"kind":"Field","name":{"kind":"Name","value":"replayAudience"}},{"kind":"Field","name":{"kind":"Name","value":"recordingNotice"}},{"kind":"Field","name":{"kind":"Name","value":"hostName"}},{"kind":"Field","name":{"kind":"Name","value":"schoolName"}}]}}]}}]} as unknown as DocumentNode<GuestSessionQuery, GuestSessionQueryVariables>;
export const EnterAsGuestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnterAsGuest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnterAsGuestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enterAsGuest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pass"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"liveKit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"playlistUrl"}}]}}]}}]}}]} as unknown as DocumentNode<EnterAsGuestMutation, EnterAsGuestMutationVariables>;
export const GuestRoomDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuestRoom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pass"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guestRoom"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pass"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pass"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"spotlightPersonId"}},{"kind":"Field","name":{"kind":"Name","value":"spotlightGuestId"}},{"kind":"Field","name":{"kind":"Name","value":"memberCount"}},{"kind":"Field","name":{"kind":"Name","value":"guestsMayWrite"}},{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GuestParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"guests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GuestParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GuestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionGuest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"schoolName"}},{"kind":"Field","name":{"kind":"Name","value":"isAdmitted"}},{"kind":"Field","name":{"kind":"Name","value":"isRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"hasMicrophone"}},{"kind":"Field","name":{"kind":"Name","value":"handRaisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMutedByHost"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionMember"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"schoolName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"hasMicrophone"}},{"kind":"Field","name":{"kind":"Name","value":"handRaisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isMutedByHost"}}]}}]} as unknown as DocumentNode<GuestRoomQuery, GuestRoomQueryVariables>;
export const GuestDecksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuestDecks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pass"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guestDecks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pass"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pass"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"pages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<GuestDecksQuery, GuestDecksQueryVariables>;
export const GuestEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuestEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pass"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guestEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pass"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pass"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionEventParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PollParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Poll"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"votes"}},{"kind":"Field","name":{"kind":"Name","value":"myOption"}},{"kind":"Field","name":{"kind":"Name","value":"isClosed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionEventParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"personName"}},{"kind":"Field","name":{"kind":"Name","value":"pageKey"}},{"kind":"Field","name":{"kind":"Name","value":"ink"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"colour"}},{"kind":"Field","name":{"kind":"Name","value":"width"}}]}},{"kind":"Field","name":{"kind":"Name","value":"strokeId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"lineId"}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaId"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"previewUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pollId"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PollParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberId"}},{"kind":"Field","name":{"kind":"Name","value":"guestId"}},{"kind":"Field","name":{"kind":"Name","value":"isOn"}}]}}]} as unknown as DocumentNode<GuestEventsQuery, GuestEventsQueryVariables>;
export const GuestNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"GuestNews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pass"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guestNews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pass"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pass"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lastSequence"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionEventParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PollParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Poll"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"votes"}},{"kind":"Field","name":{"kind":"Name","value":"myOption"}},{"kind":"Field","name":{"kind":"Name","value":"isClosed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionEventParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"personName"}},{"kind":"Field","name":{"kind":"Name","value":"pageKey"}},{"kind":"Field","name":{"kind":"Name","value":"ink"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"colour"}},{"kind":"Field","name":{"kind":"Name","value":"width"}}]}},{"kind":"Field","name":{"kind":"Name","value":"strokeId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"lineId"}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaId"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"previewUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pollId"}},{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PollParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberId"}},{"kind":"Field","name":{"kind":"Name","value":"guestId"}},{"kind":"Field","name":{"kind":"Name","value":"isOn"}}]}}]} as unknown as DocumentNode<GuestNewsSubscription, GuestNewsSubscriptionVariables>;
export const SendGuestChatDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendGuestChat"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendGuestChatInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendGuestChat"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<SendGuestChatMutation, SendGuestChatMutationVariables>;
export const RaiseGuestHandDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RaiseGuestHand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RaiseGuestHandInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raiseGuestHand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<RaiseGuestHandMutation, RaiseGuestHandMutationVariables>;
export const UnmuteGuestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnmuteGuest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GuestPassInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unmuteGuest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<UnmuteGuestMutation, UnmuteGuestMutationVariables>;
export const VoteAsGuestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoteAsGuest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoteAsGuestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voteAsGuest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"poll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<VoteAsGuestMutation, VoteAsGuestMutationVariables>;