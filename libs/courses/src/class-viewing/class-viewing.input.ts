import { ArgsType, Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs, SchoolDay } from '@yunqiao/platform/graphql';
import { MOST_SECONDS } from '../progress/learning.input.js';
import { ClassViewingType, RejectedMarkType } from './class-viewing.type.js';

@ArgsType()
export class ClassViewingArgs {
  @Field(() => ID) @IsId() id!: string;
}

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

@ArgsType()
export class ClassViewingsArgs extends ConnectionArgs {
  @Field(() => SchoolDay, { description: 'First school day' }) @Matches(dayPattern) from!: string;
  @Field(() => SchoolDay, { description: 'Last one, inclusive' }) @Matches(dayPattern) to!: string;

  @Field(() => String, { nullable: true, description: 'Part of the name of the class, lesson or course' })
  @IsOptional()
  @Length(0, 100)
  search?: string | null;
}

@ArgsType()
export class MyClassViewingArgs {
  @Field(() => ID) @IsId() courseRunId!: string;
  @Field(() => ID) @IsId() lessonId!: string;
}

@ArgsType()
export class ClassesToShowArgs {
  @Field(() => ID) @IsId() courseRunId!: string;
}

@InputType({ description: 'Which lesson is shown to whom' })
export class OpenClassViewingInput {
  @Field(() => ID, { description: 'UUID made by the client; the same id twice is the same as once' })
  @IsId()
  id!: string;
  @Field(() => ID) @IsId() courseRunId!: string;
  @Field(() => ID) @IsId() lessonId!: string;
  @Field(() => ID, { description: 'A class of a school in which the actor teaches' }) @IsId() classGroupId!: string;
}

@InputType({ description: 'A pupil is there, or is not after all' })
export class ClassViewingMarkInput {
  @Field(() => ID, { description: 'UUID made by the client; the same id twice is the same as once' })
  @IsId()
  id!: string;
  @Field(() => ID) @IsId() personId!: string;
  @Field(() => Boolean) isPresent!: boolean;
  @Field(() => Date, { description: "By the device's clock" }) at!: Date;
}

@InputType({ description: 'A stretch of time in which the lesson was being played' })
export class PlayedTimeInput {
  @Field(() => Date, { description: "By the device's clock" }) from!: Date;
  @Field(() => Date, { description: "By the device's clock" }) to!: Date;

  @Field(() => Float, { nullable: true, description: 'Second of the video at the begin' })
  @IsOptional()
  @Min(0)
  @Max(MOST_SECONDS)
  fromSecond?: number | null;

  @Field(() => Float, { nullable: true, description: 'Second of the video at the end' })
  @IsOptional()
  @Min(0)
  @Max(MOST_SECONDS)
  toSecond?: number | null;
}

@InputType({ description: 'What a device tells of a viewing' })
export class ReportClassViewingInput {
  @Field(() => ID) @IsId() viewingId!: string;

  @Field(() => [ClassViewingMarkInput], { description: '200 at most' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ClassViewingMarkInput)
  marks!: ClassViewingMarkInput[];

  @Field(() => [PlayedTimeInput], { description: '200 at most; telling a stretch twice changes nothing' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlayedTimeInput)
  played!: PlayedTimeInput[];

  @Field(() => Date, {
    nullable: true,
    description: "The device's clock when the report leaves; corrects a device whose clock is wrong",
  })
  sentAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in 500 characters at most; an administrator who corrects what is over has to say it',
  })
  @IsOptional()
  @IsText(500)
  reason?: string | null;
}

@InputType({ description: 'A viewing that is over' })
export class EndClassViewingInput {
  @Field(() => ID) @IsId() viewingId!: string;
  @Field(() => Date, { nullable: true, description: "When it was over, by the device's clock; now unless told" })
  endedAt?: Date | null;
  @Field(() => Date, { nullable: true, description: "The device's clock when this leaves" }) sentAt?: Date | null;
}

@InputType({ description: 'The code that is shown before the actor’s class' })
export class JoinClassViewingInput {
  @Field(() => ID, { description: 'UUID made by the client; the same id twice is the same as once' })
  @IsId()
  id!: string;

  @Field(() => String, { description: 'Four digits, or what the QR code carries' })
  @Length(4, 64)
  code!: string;
}

@ObjectType({ description: 'A viewing as it is now' })
export class ClassViewingPayload {
  @Field(() => ClassViewingType) viewing!: ClassViewingType;
}

@ObjectType({ description: 'A viewing as it is now, and what was not taken' })
export class ReportClassViewingPayload extends ClassViewingPayload {
  @Field(() => [RejectedMarkType], { description: 'Need not be sent again' }) rejected!: RejectedMarkType[];
}

@ObjectType({ description: 'Where the pupil is marked now' })
export class JoinClassViewingPayload {
  @Field(() => ID, { description: 'The lesson that the class sees' }) lessonId!: string;
  @Field(() => String) lessonTitle!: string;
}
