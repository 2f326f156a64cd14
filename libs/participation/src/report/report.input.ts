import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { IsNotBlank } from '@yunqiao/identity/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ParticipationFilterInput } from '../participation-filter.input.js';
import { ReportReason } from './report-change.js';
import { ReportType } from './report.type.js';

@ArgsType()
export class ReportsArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Part of the title' })
  @IsOptional()
  @IsText(120)
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only reports of this term' })
  @IsOptional()
  @IsId()
  termId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only reports of this schedule' })
  @IsOptional()
  @IsId()
  scheduleId?: string | null;
}

@ArgsType()
export class EditionArgs {
  @Field(() => Int, { nullable: true, description: 'The latest if not told' })
  @IsOptional()
  @IsInt()
  @Min(1)
  number?: number | null;
}

@ArgsType()
export class DifferenceArgs {
  @Field(() => Int, { description: 'Number of the earlier edition' }) @IsInt() @Min(1) earlier!: number;
  @Field(() => Int, { description: 'Number of the later edition' }) @IsInt() @Min(1) later!: number;
}

@ArgsType()
export class ChangesArgs extends ConnectionArgs {
  @Field(() => Int, { description: 'Number of the earlier edition' }) @IsInt() @Min(1) earlier!: number;

  @Field(() => Int, { nullable: true, description: 'Number of the later edition; until now if not told' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  later?: number | null;

  @Field(() => ReportReason, { description: 'Which changes' }) reason!: ReportReason;
}

@InputType({ description: 'A report to issue' })
export class IssueParticipationReportInput {
  @Field(() => ID, { description: 'Made by the client: the same id twice issues once' }) @IsId() id!: string;
  @Field(() => String, { description: 'At most 120 characters' }) @IsNotBlank() @IsText(120) title!: string;

  @Field(() => ID, { nullable: true, description: 'Its days take the place of those of the filter' })
  @IsOptional()
  @IsId()
  termId?: string | null;

  @Field(() => ParticipationFilterInput, { description: 'What is counted' })
  @Type(() => ParticipationFilterInput)
  @ValidateNested()
  filter!: ParticipationFilterInput;
}

@InputType({ description: 'A report to issue again' })
export class IssueParticipationReportAgainInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() reportId!: string;
  @Field(() => ID, { description: 'Of the new edition, made by the client: the same id twice issues once' })
  @IsId()
  editionId!: string;
}

@ObjectType()
export class ParticipationReportPayload {
  @Field(() => ReportType) report!: ReportType;
}
