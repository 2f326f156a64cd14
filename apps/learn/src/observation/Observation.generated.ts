/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../contract.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What one can do on a sheet */
export type ObservationDeed =
  | 'comment'
  | 'commentRemoved'
  | 'handedIn'
  | 'points'
  | 'takenBack'
  | 'words';

/** Something that an observer did on their sheet */
export type ObservationEntryInput = {
  /** When it was, by the device’s clock */
  at: string;
  /** Of commentRemoved */
  commentId?: string | null | undefined;
  /** Of points, and of a comment on one dimension */
  criterionId?: string | null | undefined;
  /** Made by the client; of a comment, the comment's id */
  id: string;
  kind: ObservationDeed;
  /** What a comment is about in a live lesson, by the device’s clock */
  momentAt?: string | null | undefined;
  /** What a comment is about in a recorded lesson */
  momentSeconds?: number | null | undefined;
  points?: number | null | undefined;
  /** A comment, at most 1,000 characters, or the words, 5,000 */
  text?: string | null | undefined;
};

/** What an observer did, in order, now or while there was no line */
export type RecordObservationInput = {
  /** 1 to 100 */
  entries: Array<ObservationEntryInput>;
  /** The device’s clock when this was sent */
  sentAt?: string | null | undefined;
  sessionId: string;
};

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

export type ObservationSheetPartsFragment = { words: string, handedInAt: string | null, points: Array<{ criterionId: string, points: number }>, comments: Array<{ id: string, criterionId: string | null, atMilliseconds: number | null, text: string }> };

export type ObservedQueryVariables = Exact<{
  id: string;
}>;


export type ObservedQuery = { researchSession: { id: string, title: string, state: Types.SessionState, startsAt: string, startedAt: string | null, endedAt: string | null, observation: { teacherName: string | null, mayObserve: boolean, isObservable: boolean, maySeeSummary: boolean, lesson: { id: string, title: string, courseTitle: string } | null, criteria: Array<{ id: string, titleZh: string, titleEn: string, hintZh: string, hintEn: string, maximumPoints: number }> } | null } };

export type ObservationSheetQueryVariables = Exact<{
  sessionId: string;
}>;


export type ObservationSheetQuery = { observationSheet: { words: string, handedInAt: string | null, points: Array<{ criterionId: string, points: number }>, comments: Array<{ id: string, criterionId: string | null, atMilliseconds: number | null, text: string }> } | null };

export type ObservedPlaybackQueryVariables = Exact<{
  sessionId: string;
  isNative: boolean;
}>;


export type ObservedPlaybackQuery = { observedPlayback: { mediaId: string, masterUrl: string, posterUrl: string | null, durationSeconds: number, expiresAt: string, qualities: Array<string>, bytesPerMinute: number | null } | null };

export type ObservationSummaryQueryVariables = Exact<{
  sessionId: string;
}>;


export type ObservationSummaryQuery = { observationSummary: { openCount: number, criteria: Array<{ id: string, titleZh: string, titleEn: string, maximumPoints: number, count: number, mean: number | null, deviation: number | null, lowest: number | null, highest: number | null }>, total: { count: number, mean: number | null, deviation: number | null, lowest: number | null, highest: number | null, maximumPoints: number }, sheets: Array<{ personId: string, personName: string, words: string, total: number | null }>, comments: Array<{ id: string, personName: string, criterionId: string | null, atMilliseconds: number | null, text: string }> } };

export type RecordObservationMutationVariables = Exact<{
  input: Types.RecordObservationInput;
}>;


export type RecordObservationMutation = { recordObservation: { accepted: Array<string>, rejected: Array<{ id: string, code: string }>, sheet: { words: string, handedInAt: string | null, points: Array<{ criterionId: string, points: number }>, comments: Array<{ id: string, criterionId: string | null, atMilliseconds: number | null, text: string }> } } };

export type ObservationNewsSubscriptionVariables = Exact<{
  sessionId: string;
}>;


export type ObservationNewsSubscription = { observationNews: { sessionId: string } };

export const ObservationSheetPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ObservationSheetParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObservationSheet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"handedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterionId"}},{"kind":"Field","name":{"kind":"Name","value":"points"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"criterionId"}},{"kind":"Field","name":{"kind":"Name","value":"atMilliseconds"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]} as unknown as DocumentNode<ObservationSheetPartsFragment, unknown>;
export const ObservedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Observed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"researchSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"observation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lesson"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"courseTitle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"teacherName"}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}},{"kind":"Field","name":{"kind":"Name","value":"hintZh"}},{"kind":"Field","name":{"kind":"Name","value":"hintEn"}},{"kind":"Field","name":{"kind":"Name","value":"maximumPoints"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mayObserve"}},{"kind":"Field","name":{"kind":"Name","value":"isObservable"}},{"kind":"Field","name":{"kind":"Name","value":"maySeeSummary"}}]}}]}}]}}]} as unknown as DocumentNode<ObservedQuery, ObservedQueryVariables>;
export const ObservationSheetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ObservationSheet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observationSheet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ObservationSheetParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ObservationSheetParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObservationSheet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"handedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterionId"}},{"kind":"Field","name":{"kind":"Name","value":"points"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"criterionId"}},{"kind":"Field","name":{"kind":"Name","value":"atMilliseconds"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]} as unknown as DocumentNode<ObservationSheetQuery, ObservationSheetQueryVariables>;
export const ObservedPlaybackDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ObservedPlayback"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isNative"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observedPlayback"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}},{"kind":"Argument","name":{"kind":"Name","value":"isNative"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isNative"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlaybackParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlaybackParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Playback"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaId"}},{"kind":"Field","name":{"kind":"Name","value":"masterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"qualities"}},{"kind":"Field","name":{"kind":"Name","value":"bytesPerMinute"}}]}}]} as unknown as DocumentNode<ObservedPlaybackQuery, ObservedPlaybackQueryVariables>;
export const ObservationSummaryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ObservationSummary"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observationSummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openCount"}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"titleZh"}},{"kind":"Field","name":{"kind":"Name","value":"titleEn"}},{"kind":"Field","name":{"kind":"Name","value":"maximumPoints"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"deviation"}},{"kind":"Field","name":{"kind":"Name","value":"lowest"}},{"kind":"Field","name":{"kind":"Name","value":"highest"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"deviation"}},{"kind":"Field","name":{"kind":"Name","value":"lowest"}},{"kind":"Field","name":{"kind":"Name","value":"highest"}},{"kind":"Field","name":{"kind":"Name","value":"maximumPoints"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sheets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"personName"}},{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"personName"}},{"kind":"Field","name":{"kind":"Name","value":"criterionId"}},{"kind":"Field","name":{"kind":"Name","value":"atMilliseconds"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<ObservationSummaryQuery, ObservationSummaryQueryVariables>;
export const RecordObservationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordObservation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordObservationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordObservation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sheet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ObservationSheetParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ObservationSheetParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObservationSheet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"handedInAt"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterionId"}},{"kind":"Field","name":{"kind":"Name","value":"points"}}]}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"criterionId"}},{"kind":"Field","name":{"kind":"Name","value":"atMilliseconds"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]} as unknown as DocumentNode<RecordObservationMutation, RecordObservationMutationVariables>;
export const ObservationNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ObservationNews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observationNews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionId"}}]}}]}}]} as unknown as DocumentNode<ObservationNewsSubscription, ObservationNewsSubscriptionVariables>;