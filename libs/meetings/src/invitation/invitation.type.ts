import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { ResearchSessionType } from '../session/session.type.js';
import { AnswerState } from './invited-list.js';
import { InviteAnswer } from './session-answer.entity.js';
import { InviteScope } from './session-invite.entity.js';

registerEnumType(InviteScope, { name: 'SessionInviteScope', description: 'Whom one invitation reaches' });
registerEnumType(InviteAnswer, { name: 'SessionAnswer', description: 'What somebody says to an invitation' });
registerEnumType(AnswerState, { name: 'SessionAnswerState', description: 'An answer, or that there is none yet' });

@ObjectType('SessionInvite', { description: 'An invitation to a school, a subject group or one person' })
export class SessionInviteType {
  @Field(() => ID) id!: string;
  @Field(() => InviteScope) scope!: InviteScope;
  @Field(() => ID, { nullable: true }) schoolId!: string | null;
  @Field(() => String, { nullable: true, description: 'Of a subject group; null there for all subjects' })
  subject!: string | null;
  @Field(() => ID, { nullable: true }) personId!: string | null;
}

@ObjectType('SessionAnswers', { description: 'How many people are invited, and what they said' })
export class SessionAnswersType {
  @Field(() => Int, { description: 'Each counted once, by however many ways they are invited' }) invited!: number;
  @Field(() => Int) coming!: number;
  @Field(() => Int) notComing!: number;
}

@ObjectType('InvitedPerson', { description: 'Somebody whom a session invites' })
export class InvitedPersonType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) schoolName!: string;
  @Field(() => InviteAnswer, { nullable: true }) answer!: InviteAnswer | null;
  @Field(() => Date, { nullable: true }) answeredAt!: Date | null;
}

@ObjectType({ description: 'A part of the invited' })
export class InvitedPersonConnection extends connectionType(InvitedPersonType, 'InvitedPerson') {}

@ObjectType('InvitableSchool', { description: 'A school that can be invited' })
export class InvitableSchoolType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType('SubjectGroup', { description: 'Everybody who teaches a subject at a school of the alliance' })
export class SubjectGroupType {
  @Field(() => String) subject!: string;
  @Field(() => Int) teachers!: number;
}

@ObjectType('InvitablePerson', { description: 'Somebody who can be invited' })
export class InvitablePersonType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) schoolName!: string;
  @Field(() => String, { nullable: true }) subject!: string | null;
}

@ObjectType('SessionInvitables', { description: 'Who can be invited, in the alliance of the viewer' })
export class SessionInvitablesType {
  @Field(() => [InvitableSchoolType], { description: 'By name' }) schools!: InvitableSchoolType[];
  @Field(() => [SubjectGroupType], { description: 'The largest first' }) subjectGroups!: SubjectGroupType[];
  @Field(() => [InvitablePersonType], { description: 'The first twelve by pinyin; nobody without words' })
  people!: InvitablePersonType[];
}

@ObjectType('SessionConflicts', { description: 'What is in the way of a session at some time' })
export class SessionConflictsType {
  @Field(() => [ResearchSessionType], { description: 'Of the viewer; those they declined are none' })
  sessions!: ResearchSessionType[];
  @Field(() => Int, { description: 'How many of the invited have another session then; 0 for who does not manage it' })
  busyPeople!: number;
}

@ObjectType('GuestLink', { description: 'An address by which people without an account come in' })
export class GuestLinkType {
  @Field(() => ID) id!: string;
  @Field(() => ID) sessionId!: string;
  @Field(() => Date) madeAt!: Date;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => Date, { nullable: true }) revokedAt!: Date | null;
}

@ObjectType({ description: 'The link; its path is told only here' })
export class MakeGuestLinkPayload {
  @Field(() => GuestLinkType) link!: GuestLinkType;
  @Field(() => String, { description: 'Path on this site, with the signed token' }) path!: string;
}

@ObjectType({ description: 'The link after the change' })
export class GuestLinkPayload {
  @Field(() => GuestLinkType) link!: GuestLinkType;
}
