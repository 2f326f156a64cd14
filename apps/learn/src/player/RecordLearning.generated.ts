/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../contract.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Something that happened in a lesson */
export type LearningEventInput = {
  courseRunId: string;
  fromSecond?: number | null | undefined;
  /** The lesson's `grant`. Nothing is credited without it, nor before it was issued */
  grant?: string | null | undefined;
  /** UUID made by the client; the same id twice is the same as once */
  id: string;
  kind: LearningEventKind;
  lessonId: string;
  /** When it ended, by the device's clock */
  occurredAt: string;
  /** Where to go on */
  positionSecond?: number | null | undefined;
  /** Playback rate; 2 at most counts */
  rate?: number | null | undefined;
  toSecond?: number | null | undefined;
  /** wall-clock seconds that this event covers, ending at occurredAt; 60 at most count, 120 of a stall */
  wallSeconds: number;
};

/** What a player reports */
export type LearningEventKind =
  | 'opened'
  | 'played'
  /** It waited for the network: 120 seconds at most count, and a quarter of the lesson */
  | 'stalled';

/** What a player has to report */
export type RecordLearningInput = {
  deviceId: string;
  /** 50 at most */
  events: Array<LearningEventInput>;
  /** The device's clock when the batch leaves; corrects a device whose clock is wrong */
  sentAt?: string | null | undefined;
};

export type RecordLearningMutationVariables = Exact<{
  input: Types.RecordLearningInput;
}>;


export type RecordLearningMutation = { recordLearning: { accepted: Array<string>, rejected: Array<{ id: string, code: string }>, progress: Array<{ lessonId: string, distinctSeconds: number, inClassSeconds: number, durationSeconds: number, ratio: number, positionSeconds: number, completedAt: string | null, isCompletedInClass: boolean, updatedAt: string | null }> } };


export const RecordLearningDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordLearning"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordLearningInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordLearning"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProgressParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProgressParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LessonProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lessonId"}},{"kind":"Field","name":{"kind":"Name","value":"distinctSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"inClassSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"ratio"}},{"kind":"Field","name":{"kind":"Name","value":"positionSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isCompletedInClass"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<RecordLearningMutation, RecordLearningMutationVariables>;