import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CorrectionCause, CorrectionKind } from '@yunqiao/activity';
import { IsId, IsText } from '@yunqiao/platform';
import { connectionType, SchoolDay } from '@yunqiao/platform/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, Matches } from 'class-validator';
import { CorrectionExtent } from './event-corrections.service.js';

registerEnumType(CorrectionKind, {
  name: 'CorrectionKind',
  description: 'What became of an event: it counts nowhere, counts again, or counts under another membership',
});
registerEnumType(CorrectionCause, {
  name: 'CorrectionCause',
  description: 'Whether memberships became known later than the event, or somebody corrects',
});
registerEnumType(CorrectionExtent, {
  name: 'CorrectionExtent',
  description: 'One event, or all of the same lesson or session on that school day',
});

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

@InputType({ description: 'Which corrections are listed' })
export class CorrectionFilterInput {
  @Field(() => SchoolDay, { description: 'First school day on which they were recorded' })
  @Matches(dayPattern)
  from!: string;

  @Field(() => SchoolDay, { description: 'Last one, inclusive' }) @Matches(dayPattern) to!: string;

  @Field(() => [ID], { nullable: true, description: 'Before or after; all for which the asker answers unless told' })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  schoolIds?: string[] | null;
}

@InputType({ description: 'What is taken out of the count, or let count again, and why' })
export class CorrectParticipationInput {
  @Field(() => ID, { description: 'UUID made by the client; the same id twice is the same as once' })
  @IsId()
  id!: string;

  @Field(() => ID, { description: 'Whose event it is' }) @IsId() personId!: string;
  @Field(() => ID, { description: 'An event behind a number' }) @IsId() eventId!: string;
  @Field(() => CorrectionExtent) @IsEnum(CorrectionExtent) extent!: CorrectionExtent;
  @Field(() => String, { description: 'Why, in 500 characters at most' }) @IsText(500) reason!: string;
}

@ObjectType('ParticipationCorrection', {
  description: 'Events of one person that were corrected together, from one school to one school',
})
export class ParticipationCorrectionType {
  @Field(() => ID) id!: string;
  @Field(() => CorrectionKind) kind!: CorrectionKind;
  @Field(() => CorrectionCause) cause!: CorrectionCause;
  @Field(() => Date) recordedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Who corrected; null for what the system found' })
  recordedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in their words; null for a transfer' })
  reason!: string | null;
  @Field(() => ID, { description: 'Whose events they are' }) personId!: string;
  @Field(() => String, { description: 'Their name' }) displayName!: string;
  @Field(() => String, { description: 'Their work or student number' }) accountName!: string;
  @Field(() => Int, { description: 'How many events' }) events!: number;
  @Field(() => Date, { description: 'When the first of the events happened' }) firstAt!: Date;
  @Field(() => Date, { description: 'When the last of the events happened' }) lastAt!: Date;
  @Field(() => String, { nullable: true, description: 'The lesson or session, if all belong to one' })
  title!: string | null;
  @Field(() => String, { description: 'School in which they counted before' }) fromSchoolName!: string;
  @Field(() => String, { description: 'School in which they count now; of struck ones, would count' })
  schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Class in which they count now, if it is one' })
  classGroupName!: string | null;
}

@ObjectType('ParticipationCorrectionConnection')
export class ParticipationCorrectionConnection extends connectionType(
  ParticipationCorrectionType,
  'ParticipationCorrection',
) {}

@ObjectType({ description: 'What was corrected' })
export class CorrectParticipationPayload {
  @Field(() => ParticipationCorrectionType) correction!: ParticipationCorrectionType;
}

@ObjectType('EventCorrection', { description: 'What became of an event of the log: the latest correction of it' })
export class EventCorrectionType {
  @Field(() => CorrectionKind) kind!: CorrectionKind;
  @Field(() => CorrectionCause) cause!: CorrectionCause;
  @Field(() => Date) recordedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Who corrected; null for what the system found' })
  recordedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in their words; null for a transfer' })
  reason!: string | null;
  @Field(() => String, { description: 'School in which it counted before' }) fromSchoolName!: string;
}
