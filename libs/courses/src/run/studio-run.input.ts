import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs, SchoolDay } from '@yunqiao/platform/graphql';
import { RunMemberState } from './run-members.js';
import { StudioCourseRunType } from './studio-run.type.js';

@ArgsType()
export class RunMembersArgs extends ConnectionArgs {
  @Field(() => ID) @IsId() courseRunId!: string;
  @Field(() => ID, { nullable: true, description: 'Only people of this school' }) @IsOptional() @IsId() schoolId?:
    string | null;
  @Field(() => RunMemberState, { nullable: true, description: 'Only those who came so far' })
  state?: RunMemberState | null;

  @Field(() => String, { nullable: true, description: 'Part of a name, its pinyin or initials, or of a number' })
  @IsOptional()
  @IsText(100)
  search?: string | null;
}

@ArgsType()
export class SchoolsForOfferArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name, its pinyin or its initials' })
  @IsOptional()
  @IsText(100)
  search?: string | null;
}

@InputType({ description: 'A new offering of a published course' })
export class CreateCourseRunInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID) @IsId() courseId!: string;
  @Field(() => ID) @IsId() termId!: string;
  @Field(() => SchoolDay) startsOn!: string;
  @Field(() => SchoolDay, { description: 'Last school day, inclusive' }) endsOn!: string;
  @Field(() => Boolean) selfEnrolment!: boolean;
  @Field(() => [ID]) @ArrayMaxSize(1000) @IsId({ each: true }) schoolIds!: string[];
}

@InputType({ description: 'Changes to an offering; what is absent stays' })
export class UpdateCourseRunInput {
  @Field(() => ID) @IsId() id!: string;
  @Field(() => Int, { description: 'The version that was read' }) @IsInt() version!: number;
  @Field(() => SchoolDay, { nullable: true }) startsOn?: string | null;
  @Field(() => SchoolDay, { nullable: true }) endsOn?: string | null;
  @Field(() => Boolean, { nullable: true }) selfEnrolment?: boolean | null;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(1000) @IsId({ each: true }) schoolIds?:
    string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Ends it, or opens it again' }) closed?: boolean | null;
}

@InputType({ description: 'Classes to enrol' })
export class EnrolClassGroupsInput {
  @Field(() => ID) @IsId() courseRunId!: string;
  @Field(() => [ID]) @ArrayMaxSize(200) @IsId({ each: true }) classGroupIds!: string[];
}

@InputType({ description: 'Whom to take out of a run' })
export class WithdrawMemberInput {
  @Field(() => ID) @IsId() enrolmentId!: string;
}

@ObjectType({ description: 'The offering after the change' })
export class StudioCourseRunPayload {
  @Field(() => StudioCourseRunType) courseRun!: StudioCourseRunType;
}

@ObjectType({ description: 'How many students came in' })
export class EnrolClassGroupsPayload {
  @Field(() => StudioCourseRunType) courseRun!: StudioCourseRunType;
  @Field(() => Int) enrolled!: number;
  @Field(() => Int) alreadyEnrolled!: number;
}
