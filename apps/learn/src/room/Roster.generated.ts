/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../contract.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Who sits before the liaison’s device */
export type ConfirmRosterInput = {
  /** Who is no longer there */
  gonePersonIds?: Array<string>;
  /** Who is there; of the liaison’s school */
  presentPersonIds?: Array<string>;
  sessionId: string;
  /** Since when those who are new have been there; now when left out */
  since?: string | null | undefined;
};

/** How somebody before another’s camera was confirmed */
export type RosterWay =
  | 'liaison'
  | 'pin'
  | 'qr';

export type RosterEntryPartsFragment = { id: string, personId: string, displayName: string, fromAt: string, toAt: string | null, way: Types.RosterWay };

export type SessionRosterQueryVariables = Exact<{
  sessionId: string;
}>;


export type SessionRosterQuery = { sessionRoster: Array<{ id: string, personId: string, displayName: string, fromAt: string, toAt: string | null, way: Types.RosterWay }> };

export type RosterCodeQueryVariables = Exact<{
  sessionId: string;
}>;


export type RosterCodeQuery = { rosterCode: { pin: string, secret: string, expiresAt: string } };

export type RosterCandidatesQueryVariables = Exact<{
  sessionId: string;
  search: string;
}>;


export type RosterCandidatesQuery = { rosterCandidates: Array<{ personId: string, displayName: string }> };

export type ConfirmRosterMutationVariables = Exact<{
  input: Types.ConfirmRosterInput;
}>;


export type ConfirmRosterMutation = { confirmRoster: { entries: Array<{ id: string, personId: string, displayName: string, fromAt: string, toAt: string | null, way: Types.RosterWay }> } };

export const RosterEntryPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RosterEntryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RosterEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"fromAt"}},{"kind":"Field","name":{"kind":"Name","value":"toAt"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}}]} as unknown as DocumentNode<RosterEntryPartsFragment, unknown>;
export const SessionRosterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionRoster"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionRoster"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RosterEntryParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RosterEntryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RosterEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"fromAt"}},{"kind":"Field","name":{"kind":"Name","value":"toAt"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}}]} as unknown as DocumentNode<SessionRosterQuery, SessionRosterQueryVariables>;
export const RosterCodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RosterCode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rosterCode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pin"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<RosterCodeQuery, RosterCodeQueryVariables>;
export const RosterCandidatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RosterCandidates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rosterCandidates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<RosterCandidatesQuery, RosterCandidatesQueryVariables>;
export const ConfirmRosterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmRoster"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmRosterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmRoster"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RosterEntryParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RosterEntryParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RosterEntry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"fromAt"}},{"kind":"Field","name":{"kind":"Name","value":"toAt"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}}]} as unknown as DocumentNode<ConfirmRosterMutation, ConfirmRosterMutationVariables>;