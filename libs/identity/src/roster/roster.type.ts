import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SheetEncoding } from '@yunqiao/platform';
import { connectionType, SchoolDay } from '@yunqiao/platform/graphql';
import { Role } from '../graphql/enums.js';
import { RosterKeep } from './roster-change.entity.js';
import { RosterState } from './roster-import.entity.js';
import { RosterAction } from './roster-line.entity.js';
import { RosterProposalKind } from './roster-proposal.entity.js';
import { RosterColumn, RosterEffect, RosterKind } from './roster-vocabulary.js';

registerEnumType(RosterKind, { name: 'RosterKind', description: 'What a sheet lists' });
registerEnumType(RosterColumn, { name: 'RosterColumn', description: 'What stands in a column of a sheet' });
registerEnumType(RosterState, { name: 'RosterState', description: 'What happens to a sheet' });
registerEnumType(RosterAction, { name: 'RosterAction', description: 'What a row of a sheet leads to' });
registerEnumType(RosterEffect, { name: 'RosterEffect', description: 'What is made or changed for a row' });
registerEnumType(RosterProposalKind, { name: 'RosterProposalKind', description: 'What only a person can decide' });
registerEnumType(RosterKeep, { name: 'RosterKeep', description: 'Why a change stays when its sheet is undone' });
registerEnumType(SheetEncoding, { name: 'SheetEncoding', description: 'In what a sheet is written' });

@ObjectType('RosterHeader', { description: 'A column that was understood' })
export class RosterHeaderType {
  @Field(() => RosterColumn, { description: 'What stands in it' }) column!: RosterColumn;
  @Field(() => String, { description: 'What the sheet calls it' }) header!: string;
}

@ObjectType('RosterFact', { description: 'A fact for a sentence' })
export class RosterFactType {
  @Field(() => String, { description: 'Name of the fact' }) name!: string;
  @Field(() => String, { description: 'Its value; several of a list are separated by spaces' }) value!: string;
}

@ObjectType('RosterMistake', { description: 'What is wrong with a row' })
export class RosterMistakeType {
  @Field(() => RosterColumn, { nullable: true, description: 'In which column; null for the row as a whole' })
  column!: RosterColumn | null;
  @Field(() => String, { description: 'Stable code' }) code!: string;
  @Field(() => [RosterFactType], { description: 'Facts for its sentence' }) facts!: RosterFactType[];
}

@ObjectType('RosterLine', { description: 'A row of a sheet as it was understood' })
export class RosterLineType {
  @Field(() => Int, { description: 'As a spreadsheet counts, from 1' }) number!: number;
  @Field(() => RosterAction, { description: 'What it leads to' }) action!: RosterAction;
  @Field(() => String, { description: 'Of a person, a class or a school' }) name!: string;
  @Field(() => String, { description: 'Work, student or phone number; may be empty' }) accountName!: string;
  @Field(() => String, { description: 'School; may be empty' }) schoolName!: string;
  @Field(() => Role, { nullable: true, description: 'What the person is' }) role!: Role | null;
  @Field(() => String, { description: 'Class, subject, year of entry or short name' }) note!: string;
  @Field(() => [RosterEffect], { description: 'What is made or changed' }) effects!: RosterEffect[];
  @Field(() => [RosterMistakeType], { description: 'What is wrong' }) mistakes!: RosterMistakeType[];
}

@ObjectType('RosterProposal', { description: 'A change that is made only when somebody ticks it' })
export class RosterProposalType {
  @Field(() => RosterProposalKind, { description: 'What would happen' }) kind!: RosterProposalKind;
  @Field(() => ID, { description: 'The membership that would end, or the person' }) subjectId!: string;
  @Field(() => Int, { nullable: true, description: 'Row of the sheet; null for who is not in it' }) number!:
    number | null;
  @Field(() => String, { description: 'Name' }) name!: string;
  @Field(() => String, { description: 'Work, student or phone number' }) accountName!: string;
  @Field(() => String, { description: 'Class, school or name as it is' }) before!: string;
  @Field(() => String, { description: 'As it would be; empty for who leaves' }) after!: string;
  @Field(() => Boolean, { description: 'Whether it is ticked' }) isAccepted!: boolean;
}

@ObjectType('RosterProposalCount', { description: 'How many proposals of a kind there are' })
export class RosterProposalCountType {
  @Field(() => RosterProposalKind, { description: 'What would happen' }) kind!: RosterProposalKind;
  @Field(() => Int, { description: 'How many' }) count!: number;
  @Field(() => Int, { description: 'How many are ticked' }) accepted!: number;
}

@ObjectType('RosterKept', { description: 'A change that stays although its sheet was undone' })
export class RosterKeptType {
  @Field(() => String, { description: 'What had been done: createPerson, beginMembership, createClassGroup, …' })
  kind!: string;
  @Field(() => String, { description: 'Of whom or what; may be empty' }) name!: string;
  @Field(() => RosterKeep, { description: 'Why it stays' }) reason!: RosterKeep;
}

@ObjectType('RosterImport', { description: 'A sheet that somebody brought in, and what became of it' })
export class RosterImportType {
  @Field(() => ID, { description: 'Made by the client that brought it in' }) id!: string;
  @Field(() => RosterKind, { description: 'What it lists' }) kind!: RosterKind;
  @Field(() => ID, { description: 'The school that it is of, or an organisation above the schools that it names' })
  organisationId!: string;
  @Field(() => String, { description: 'Name of the file' }) fileName!: string;
  @Field(() => SheetEncoding, { nullable: true, description: 'Null until it was read' })
  encoding!: SheetEncoding | null;
  @Field(() => RosterState, { description: 'What happens to it' }) state!: RosterState;
  @Field(() => Int, { description: 'Of the work that goes on, 0 to 100' }) progress!: number;
  @Field(() => SchoolDay, { description: 'First school day of what begins; what ends holds through the day before' })
  effectiveOn!: string;
  @Field(() => Int, { description: 'Rows for which something new is made' }) createdCount!: number;
  @Field(() => Int, { description: 'Rows for which something is changed, and proposals that were ticked' })
  changedCount!: number;
  @Field(() => Int, { description: 'Rows that say what is there already' }) sameCount!: number;
  @Field(() => Int, { description: 'Rows of which nothing is done until somebody decides' }) proposedCount!: number;
  @Field(() => Int, { description: 'Rows with mistakes' }) wrongCount!: number;
  @Field(() => Int, { description: 'Changes that stay although the sheet was undone' }) keptCount!: number;
  @Field(() => String, { nullable: true, description: 'Why the last work on it could not be done; a stable code' })
  errorCode!: string | null;
  @Field(() => Date, { description: 'When it was brought in' }) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was applied' }) appliedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it was undone' }) undoneAt!: Date | null;
}

@ObjectType({ description: 'A part of a list of sheets' })
export class RosterImportConnection extends connectionType(RosterImportType, 'RosterImport') {}
@ObjectType({ description: 'A part of the rows of a sheet' })
export class RosterLineConnection extends connectionType(RosterLineType, 'RosterLine') {}
@ObjectType({ description: 'A part of what waits for a decision' })
export class RosterProposalConnection extends connectionType(RosterProposalType, 'RosterProposal') {}
@ObjectType({ description: 'A part of what stays' })
export class RosterKeptConnection extends connectionType(RosterKeptType, 'RosterKept') {}
