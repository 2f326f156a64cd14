import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsNotBlank } from '@yunqiao/identity/graphql';
import { IsId, IsText } from '@yunqiao/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsEnum,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { SessionIdInput } from '../session/session.input.js';
import { ObservationSheetType } from './observation.type.js';
import { ObservationDeed } from './observation-writer.js';
import { MOST_CRITERIA, MOST_POINTS } from './rubric.js';

registerEnumType(ObservationDeed, { name: 'ObservationDeed', description: 'What one can do on a sheet' });

const TITLE_LENGTH = 40;
const HINT_LENGTH = 200;
const WORDS_LENGTH = 5000;
/** A day in seconds: longer than any lesson. */
const LONGEST = 86_400;
/** More than an hour of typing without a line. */
const MOST_ENTRIES = 100;

@InputType({ description: 'A dimension on which a lesson is judged' })
export class ObservationCriterionInput {
  @Field(() => ID, { description: 'Made by the client, and kept when the words change' })
  @Matches(/^[A-Za-z0-9-]{1,36}$/)
  id!: string;
  @Field(() => String) @IsNotBlank() @IsText(TITLE_LENGTH) titleZh!: string;
  @Field(() => String, { defaultValue: '' }) @IsText(TITLE_LENGTH) titleEn!: string;
  @Field(() => String, { defaultValue: '' }) @IsText(HINT_LENGTH) hintZh!: string;
  @Field(() => String, { defaultValue: '' }) @IsText(HINT_LENGTH) hintEn!: string;
  @Field(() => Int) @Min(1) @Max(MOST_POINTS) maximumPoints!: number;
}

@InputType({ description: 'What is observed, and how; what is absent stays' })
export class ChangeObservationInput extends SessionIdInput {
  @Field(() => ID, {
    nullable: true,
    description: 'A lesson with a video, of a course that one manages; null for live',
  })
  @IsOptional()
  @IsId()
  lessonId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose lesson it is; has a part in the session from now on' })
  @IsOptional()
  @IsId()
  teacherPersonId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Not only observers: everybody who is invited' })
  everybodyObserves?: boolean | null;

  @Field(() => [ObservationCriterionInput], { nullable: true, description: 'The whole rubric, 1 to 20 dimensions' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CRITERIA)
  @ArrayUnique(({ id }: ObservationCriterionInput) => id)
  @ValidateNested({ each: true })
  @Type(() => ObservationCriterionInput)
  criteria?: ObservationCriterionInput[] | null;
}

@InputType({ description: 'Something that an observer did on their sheet' })
export class ObservationEntryInput {
  @Field(() => ID, { description: "Made by the client; of a comment, the comment's id" }) @IsId() id!: string;
  @Field(() => ObservationDeed) @IsEnum(ObservationDeed) kind!: ObservationDeed;
  @Field(() => Date, { description: 'When it was, by the device’s clock' }) at!: Date;
  @Field(() => ID, { nullable: true, description: 'Of points, and of a comment on one dimension' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{1,36}$/)
  criterionId?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(0) @Max(MOST_POINTS) points?: number | null;
  @Field(() => String, { nullable: true, description: 'A comment, at most 1,000 characters, or the words, 5,000' })
  @IsOptional()
  @IsText(WORDS_LENGTH)
  text?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of commentRemoved' }) @IsOptional() @IsId() commentId?:
    string | null;
  @Field(() => Date, { nullable: true, description: 'What a comment is about in a live lesson, by the device’s clock' })
  @IsOptional()
  momentAt?: Date | null;
  @Field(() => Float, { nullable: true, description: 'What a comment is about in a recorded lesson' })
  @IsOptional()
  @Min(0)
  @Max(LONGEST)
  momentSeconds?: number | null;
}

@InputType({ description: 'What an observer did, in order, now or while there was no line' })
export class RecordObservationInput extends SessionIdInput {
  @Field(() => Date, { nullable: true, description: 'The device’s clock when this was sent' })
  @IsOptional()
  sentAt?: Date | null;

  @Field(() => [ObservationEntryInput], { description: '1 to 100' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ENTRIES)
  @ValidateNested({ each: true })
  @Type(() => ObservationEntryInput)
  entries!: ObservationEntryInput[];
}

@ObjectType({ description: 'Something that was not taken onto a sheet' })
export class RejectedObservationEntry {
  @Field(() => ID) id!: string;
  @Field(() => String, {
    description: 'OBSERVATION_ENTRY_INVALID, OBSERVATION_HANDED_IN, OBSERVATION_FULL or EVENT_ID_TAKEN',
  })
  code!: string;
}

@ObjectType({ description: 'What became of the entries' })
export class RecordObservationPayload {
  @Field(() => [ID], { description: 'These need not be sent again' }) accepted!: string[];
  @Field(() => [RejectedObservationEntry], { description: 'Nor these' }) rejected!: RejectedObservationEntry[];
  @Field(() => ObservationSheetType, { description: 'As it is now' }) sheet!: ObservationSheetType;
}
