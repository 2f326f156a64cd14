import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { IsId } from '@yunqiao/platform';
import { ConnectionArgs, SchoolDay } from '@yunqiao/platform/graphql';
import { RosterAction } from './roster-line.entity.js';
import { RosterProposalKind } from './roster-proposal.entity.js';
import { RosterImportType } from './roster.type.js';

@ArgsType()
export class RosterLinesArgs extends ConnectionArgs {
  @Field(() => RosterAction, { nullable: true, description: 'Only rows that lead to this' })
  action?: RosterAction | null;
}

@ArgsType()
export class RosterProposalsArgs extends ConnectionArgs {
  @Field(() => RosterProposalKind, { nullable: true, description: 'Only this kind' })
  kind?: RosterProposalKind | null;
}

@InputType({ description: 'Which sheet' })
export class RosterImportInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() importId!: string;
}

@InputType({ description: 'Another day for what a sheet begins' })
export class SetRosterImportDayInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() importId!: string;
  @Field(() => SchoolDay, { description: 'First school day' }) effectiveOn!: string;
}

@InputType({ description: 'Ticks proposals, or takes ticks away' })
export class DecideRosterImportInput {
  @Field(() => ID, { description: 'Which sheet' }) @IsId() importId!: string;
  @Field(() => RosterProposalKind, { description: 'Which kind' }) kind!: RosterProposalKind;

  @Field(() => [ID], { nullable: true, description: 'Which of them, 100 at most; all of the kind if not told' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsId({ each: true })
  subjectIds?: string[] | null;

  @Field(() => Boolean, { description: 'True ticks, false takes the tick away' }) isAccepted!: boolean;
}

@ObjectType({ description: 'The sheet after the change' })
export class RosterImportPayload {
  @Field(() => RosterImportType, { description: 'The sheet after the change' }) roster!: RosterImportType;
}
