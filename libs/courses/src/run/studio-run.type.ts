import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Role } from '@yunqiao/identity/graphql';
import { connectionType, SchoolDay } from '@yunqiao/platform/graphql';
import { RunMemberState } from './run-members.js';

registerEnumType(RunMemberState, {
  name: 'RunMemberState',
  description: 'How far somebody came: whoever finished has watched, and whoever watched is enrolled',
});

@ObjectType('StudioCourseRun', { description: 'An offering of a course, for those who make it' })
export class StudioCourseRunType {
  @Field(() => ID) id!: string;
  @Field(() => ID) courseId!: string;
  @Field(() => SchoolDay) startsOn!: string;
  @Field(() => SchoolDay, { description: 'Last school day, inclusive' }) endsOn!: string;
  @Field(() => Boolean) selfEnrolment!: boolean;
  @Field(() => Date, { nullable: true, description: 'Since when nobody can enrol any more' }) closedAt!: Date | null;
  @Field(() => Int) version!: number;
  /** For `term`; not part of the contract. */
  termId!: string;
}

@ObjectType('RunMember', { description: 'One enrolled person in a run, for those who teach or administer it' })
export class RunMemberType {
  @Field(() => ID, { description: 'Of the enrolment' }) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) accountName!: string;
  @Field(() => String) schoolName!: string;
  @Field(() => String, { nullable: true }) classGroupName!: string | null;
  @Field(() => Role) role!: Role;
  @Field(() => Date) enrolledAt!: Date;
  @Field(() => Date, { nullable: true }) startedAt!: Date | null;
  @Field(() => Date, { nullable: true }) lastActivityAt!: Date | null;
  @Field(() => Int) completedLessons!: number;
  @Field(() => Int, { description: 'Lessons of the latest edition' }) lessonCount!: number;
  @Field(() => Int, { description: 'Credited wall-clock time' }) creditedSeconds!: number;
  @Field(() => Date, { nullable: true }) finishedAt!: Date | null;
}

@ObjectType({ description: 'A part of the members of a run' })
export class RunMemberConnection extends connectionType(RunMemberType, 'RunMember') {}
