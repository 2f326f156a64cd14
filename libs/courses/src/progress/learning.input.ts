import { Field, Float, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { LessonProgressType } from '../learner/learner.types.js';

/** What a player reports. */
export const LearningEventKind = { opened: 'opened', played: 'played', stalled: 'stalled' } as const;
export type LearningEventKind = keyof typeof LearningEventKind;
registerEnumType(LearningEventKind, {
  name: 'LearningEventKind',
  description: 'What a player reports',
  valuesMap: {
    stalled: { description: 'It waited for the network: 120 seconds at most count, and a quarter of the lesson' },
  },
});

/** Longer than any video. */
export const MOST_SECONDS = 1_000_000;

@InputType({ description: 'Something that happened in a lesson' })
export class LearningEventInput {
  @Field(() => ID, { description: 'UUID made by the client; the same id twice is the same as once' })
  @IsId()
  id!: string;
  @Field(() => ID) @IsId() courseRunId!: string;
  @Field(() => ID) @IsId() lessonId!: string;
  @Field(() => LearningEventKind) kind!: LearningEventKind;
  @Field(() => Date, { description: "When it ended, by the device's clock" }) occurredAt!: Date;

  @Field(() => Float, {
    description: 'wall-clock seconds that this event covers, ending at occurredAt; 60 at most count, 120 of a stall',
  })
  @Min(0)
  @Max(MOST_SECONDS)
  wallSeconds!: number;

  @Field(() => Float, { nullable: true }) @IsOptional() @Min(0) @Max(MOST_SECONDS) fromSecond?: number | null;
  @Field(() => Float, { nullable: true }) @IsOptional() @Min(0) @Max(MOST_SECONDS) toSecond?: number | null;

  @Field(() => Float, { nullable: true, description: 'Where to go on' })
  @IsOptional()
  @Min(0)
  @Max(MOST_SECONDS)
  positionSecond?: number | null;

  @Field(() => Float, { nullable: true, description: 'Playback rate; 2 at most counts' })
  @IsOptional()
  @Min(0)
  @Max(100)
  rate?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The lesson's `grant`. Nothing is credited without it, nor before it was issued",
  })
  @IsOptional()
  @IsText(100)
  grant?: string | null;
}

@InputType({ description: 'What a player has to report' })
export class RecordLearningInput {
  @Field(() => [LearningEventInput], { description: '50 at most' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => LearningEventInput)
  events!: LearningEventInput[];

  @Field(() => ID) @IsId() deviceId!: string;

  @Field(() => Date, {
    nullable: true,
    description: "The device's clock when the batch leaves; corrects a device whose clock is wrong",
  })
  sentAt?: Date | null;
}

@ObjectType({ description: 'An event that was not taken' })
export class RejectedEvent {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'ENROLMENT_NOT_FOUND, LESSON_NOT_FOUND, EVENT_TOO_OLD or EVENT_ID_TAKEN' })
  code!: string;
}

@ObjectType({ description: 'What became of the events' })
export class RecordLearningPayload {
  @Field(() => [ID], { description: 'Need not be sent again' }) accepted!: string[];
  @Field(() => [RejectedEvent]) rejected!: RejectedEvent[];
  @Field(() => [LessonProgressType], { description: 'Of the lessons concerned' }) progress!: LessonProgressType[];
}

@InputType({ description: 'A lesson whose text was read to the end' })
export class MarkLessonReadInput {
  @Field(() => ID) @IsId() courseRunId!: string;
  @Field(() => ID) @IsId() lessonId!: string;
}

@ObjectType({ description: 'How far the viewer is now' })
export class LessonProgressPayload {
  @Field(() => LessonProgressType) progress!: LessonProgressType;
}
