/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../contract.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A pupil is there, or is not after all */
export type ClassViewingMarkInput = {
  /** By the device's clock */
  at: string;
  /** UUID made by the client; the same id twice is the same as once */
  id: string;
  isPresent: boolean;
  personId: string;
};

/** How a pupil was marked: by a tap of the teacher, or by oneself with the four digits or the QR code */
export type ClassViewingMarkWay =
  | 'pin'
  | 'qr'
  | 'tap';

/** A viewing that is over */
export type EndClassViewingInput = {
  /** When it was over, by the device's clock; now unless told */
  endedAt?: string | null | undefined;
  /** The device's clock when this leaves */
  sentAt?: string | null | undefined;
  viewingId: string;
};

/** The code that is shown before the actor’s class */
export type JoinClassViewingInput = {
  /** Four digits, or what the QR code carries */
  code: string;
  /** UUID made by the client; the same id twice is the same as once */
  id: string;
};

/** Which lesson is shown to whom */
export type OpenClassViewingInput = {
  /** A class of a school in which the actor teaches */
  classGroupId: string;
  courseRunId: string;
  /** UUID made by the client; the same id twice is the same as once */
  id: string;
  lessonId: string;
};

/** A stretch of time in which the lesson was being played */
export type PlayedTimeInput = {
  /** By the device's clock */
  from: string;
  /** Second of the video at the begin */
  fromSecond?: number | null | undefined;
  /** By the device's clock */
  to: string;
  /** Second of the video at the end */
  toSecond?: number | null | undefined;
};

/** What a device tells of a viewing */
export type ReportClassViewingInput = {
  /** 200 at most */
  marks: Array<ClassViewingMarkInput>;
  /** 200 at most; telling a stretch twice changes nothing */
  played: Array<PlayedTimeInput>;
  /** Why, in 500 characters at most; an administrator who corrects what is over has to say it */
  reason?: string | null | undefined;
  /** The device's clock when the report leaves; corrects a device whose clock is wrong */
  sentAt?: string | null | undefined;
  viewingId: string;
};

export type ClassViewingPartsFragment = { id: string, courseRunId: string, lessonId: string, classGroupName: string, openedAt: string, endedAt: string | null, pupils: Array<{ personId: string, displayName: string, isPresent: boolean, way: Types.ClassViewingMarkWay | null }>, code: { pin: string, secret: string, expiresAt: string } | null };

export type ClassesToShowQueryVariables = Exact<{
  courseRunId: string;
}>;


export type ClassesToShowQuery = { classesToShow: Array<{ id: string, name: string }> };

export type MyClassViewingQueryVariables = Exact<{
  courseRunId: string;
  lessonId: string;
}>;


export type MyClassViewingQuery = { myClassViewing: { id: string, courseRunId: string, lessonId: string, classGroupName: string, openedAt: string, endedAt: string | null, pupils: Array<{ personId: string, displayName: string, isPresent: boolean, way: Types.ClassViewingMarkWay | null }>, code: { pin: string, secret: string, expiresAt: string } | null } | null };

export type OpenClassViewingMutationVariables = Exact<{
  input: Types.OpenClassViewingInput;
}>;


export type OpenClassViewingMutation = { openClassViewing: { viewing: { id: string, courseRunId: string, lessonId: string, classGroupName: string, openedAt: string, endedAt: string | null, pupils: Array<{ personId: string, displayName: string, isPresent: boolean, way: Types.ClassViewingMarkWay | null }>, code: { pin: string, secret: string, expiresAt: string } | null } } };

export type ReportClassViewingMutationVariables = Exact<{
  input: Types.ReportClassViewingInput;
}>;


export type ReportClassViewingMutation = { reportClassViewing: { viewing: { id: string, courseRunId: string, lessonId: string, classGroupName: string, openedAt: string, endedAt: string | null, pupils: Array<{ personId: string, displayName: string, isPresent: boolean, way: Types.ClassViewingMarkWay | null }>, code: { pin: string, secret: string, expiresAt: string } | null }, rejected: Array<{ id: string, code: string }> } };

export type EndClassViewingMutationVariables = Exact<{
  input: Types.EndClassViewingInput;
}>;


export type EndClassViewingMutation = { endClassViewing: { viewing: { id: string, courseRunId: string, lessonId: string, classGroupName: string, openedAt: string, endedAt: string | null, pupils: Array<{ personId: string, displayName: string, isPresent: boolean, way: Types.ClassViewingMarkWay | null }>, code: { pin: string, secret: string, expiresAt: string } | null } } };

export type JoinClassViewingMutationVariables = Exact<{
  input: Types.JoinClassViewingInput;
}>;


export type JoinClassViewingMutation = { joinClassViewing: { lessonId: string, lessonTitle: string } };

export const ClassViewingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClassViewingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClassViewing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"courseRunId"}},{"kind":"Field","name":{"kind":"Name","value":"lessonId"}},{"kind":"Field","name":{"kind":"Name","value":"classGroupName"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"pupils"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"isPresent"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pin"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<ClassViewingPartsFragment, unknown>;
export const ClassesToShowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClassesToShow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"courseRunId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"classesToShow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"courseRunId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"courseRunId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ClassesToShowQuery, ClassesToShowQueryVariables>;
export const MyClassViewingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyClassViewing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"courseRunId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lessonId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myClassViewing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"courseRunId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"courseRunId"}}},{"kind":"Argument","name":{"kind":"Name","value":"lessonId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lessonId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClassViewingParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClassViewingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClassViewing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"courseRunId"}},{"kind":"Field","name":{"kind":"Name","value":"lessonId"}},{"kind":"Field","name":{"kind":"Name","value":"classGroupName"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"pupils"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"isPresent"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pin"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<MyClassViewingQuery, MyClassViewingQueryVariables>;
export const OpenClassViewingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenClassViewing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OpenClassViewingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openClassViewing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClassViewingParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClassViewingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClassViewing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"courseRunId"}},{"kind":"Field","name":{"kind":"Name","value":"lessonId"}},{"kind":"Field","name":{"kind":"Name","value":"classGroupName"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"pupils"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"isPresent"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pin"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<OpenClassViewingMutation, OpenClassViewingMutationVariables>;
export const ReportClassViewingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportClassViewing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportClassViewingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportClassViewing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClassViewingParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClassViewingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClassViewing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"courseRunId"}},{"kind":"Field","name":{"kind":"Name","value":"lessonId"}},{"kind":"Field","name":{"kind":"Name","value":"classGroupName"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"pupils"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"isPresent"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pin"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<ReportClassViewingMutation, ReportClassViewingMutationVariables>;
export const EndClassViewingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndClassViewing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndClassViewingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endClassViewing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClassViewingParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClassViewingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClassViewing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"courseRunId"}},{"kind":"Field","name":{"kind":"Name","value":"lessonId"}},{"kind":"Field","name":{"kind":"Name","value":"classGroupName"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"pupils"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"isPresent"}},{"kind":"Field","name":{"kind":"Name","value":"way"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pin"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<EndClassViewingMutation, EndClassViewingMutationVariables>;
export const JoinClassViewingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"JoinClassViewing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JoinClassViewingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"joinClassViewing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lessonId"}},{"kind":"Field","name":{"kind":"Name","value":"lessonTitle"}}]}}]}}]} as unknown as DocumentNode<JoinClassViewingMutation, JoinClassViewingMutationVariables>;