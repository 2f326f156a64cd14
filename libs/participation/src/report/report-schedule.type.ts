import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CourseCategory } from '@yunqiao/courses';
import { IsNotBlank } from '@yunqiao/identity/graphql';
import { IsId, IsText } from '@yunqiao/platform';
import { connectionType } from '@yunqiao/platform/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, Max, Min } from 'class-validator';
import { AttestedChoice, Audience } from '../participation-filter.js';
import { ReportRhythm } from './report-schedule.entity.js';

registerEnumType(ReportRhythm, { name: 'ReportRhythm', description: 'After what a scheduled report is issued' });

@ObjectType('ReportReader', { description: 'An administrator who may see reports of the schools' })
export class ReportReaderType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String, { description: 'Of what they administer' }) organisationName!: string;
}

@ObjectType('ReportSchedule', { description: 'A standing wish: after each term or month a report is issued' })
export class ReportScheduleType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Begins the titles of its reports' }) title!: string;
  @Field(() => ReportRhythm) rhythm!: ReportRhythm;
  @Field(() => Int, { description: 'On which day after the end; 1 for the day after' }) dayAfterEnd!: number;
  @Field(() => [ID], { nullable: true, description: 'Null stands for every school' })
  schoolIds!: readonly string[] | null;
  @Field(() => [CourseCategory], { nullable: true, description: 'Null stands for every category' })
  categories!: readonly CourseCategory[] | null;
  @Field(() => Audience) audience!: Audience;
  @Field(() => AttestedChoice) attested!: AttestedChoice;
  @Field(() => [ID], { description: 'Who is told beside who made it' }) readerIds!: readonly string[];
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Null while it goes on' }) stoppedAt!: Date | null;
}

@ObjectType('ReportScheduleConnection')
export class ReportScheduleConnection extends connectionType(ReportScheduleType, 'ReportSchedule') {}

@ArgsType()
export class ReadersArgs {
  @Field(() => [ID], {
    nullable: true,
    description: 'Schools of the reports; all that the asker may count if not told',
  })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  schoolIds?: string[] | null;
}

@InputType({ description: 'What is issued after each term or month, and who is told' })
export class ReportScheduleWishesInput {
  @Field(() => String, { description: 'Begins the titles; at most 80 characters' })
  @IsNotBlank()
  @IsText(80)
  title!: string;
  @Field(() => ReportRhythm) @IsEnum(ReportRhythm) rhythm!: ReportRhythm;
  @Field(() => Int, { description: 'On which day after the end, 1 to 120' }) @Min(1) @Max(120) dayAfterEnd!: number;

  @Field(() => [ID], { nullable: true, description: 'All that the asker may count now if not told' })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  schoolIds?: string[] | null;

  @Field(() => [CourseCategory], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(4)
  @IsEnum(CourseCategory, { each: true })
  categories?: CourseCategory[] | null;

  @Field(() => Audience) @IsEnum(Audience) audience!: Audience;
  @Field(() => AttestedChoice) @IsEnum(AttestedChoice) attested!: AttestedChoice;

  @Field(() => [ID], { description: 'Administrators who may see the reports, 50 at most' })
  @ArrayMaxSize(50)
  @IsId({ each: true })
  readerIds!: string[];
}

@InputType({ description: 'A schedule of reports' })
export class CreateReportScheduleInput extends ReportScheduleWishesInput {
  @Field(() => ID, { description: 'Made by the client: the same id twice makes one' }) @IsId() id!: string;
}

@InputType({ description: 'Other wishes for a schedule' })
export class ChangeReportScheduleInput extends ReportScheduleWishesInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() scheduleId!: string;
}

@InputType({ description: 'Which schedule' })
export class StopReportScheduleInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() scheduleId!: string;
}

@ObjectType()
export class ReportSchedulePayload {
  @Field(() => ReportScheduleType) schedule!: ReportScheduleType;
}
