import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ActivityKind } from '@yunqiao/activity';
import { CourseCategory } from '@yunqiao/courses';
import { Role } from '@yunqiao/identity/graphql';
import { connectionType, SchoolDay } from '@yunqiao/platform/graphql';
import { AttestedChoice, Audience } from '../participation-filter.js';
import { ReportMeasure, ReportPart } from './differences.js';
import { EnrolmentChange, ReportReason } from './report-change.js';

registerEnumType(ReportPart, { name: 'ReportPart', description: 'To what a number of a report belongs' });
registerEnumType(ReportMeasure, { name: 'ReportMeasure', description: 'Which figure of a cell' });
registerEnumType(ReportReason, {
  name: 'ReportReason',
  description:
    'Why numbers have become others: `late` happened before the earlier numbers were counted and was received after; `fresh` happened after',
});
registerEnumType(EnrolmentChange, { name: 'EnrolmentChange', description: 'What became of an enrolment' });

@ObjectType('ParticipationReport', { description: 'What a report is about; its frozen numbers stand in its editions' })
export class ReportType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ID, { nullable: true, description: 'The schedule by which it was issued' }) scheduleId!: string | null;
  @Field(() => SchoolDay, { name: 'from', description: 'First school day' }) periodFrom!: string;
  @Field(() => SchoolDay, { name: 'to', description: 'Last school day, inclusive' }) periodTo!: string;
  @Field(() => [ID], { nullable: true, description: 'Null stands for every school' })
  schoolIds!: readonly string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Null when no classes were chosen' })
  classGroupIds!: readonly string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Null stands for every course' })
  courseIds!: readonly string[] | null;
  @Field(() => [CourseCategory], { nullable: true, description: 'Null stands for every category' })
  categories!: readonly CourseCategory[] | null;
  @Field(() => Audience) audience!: Audience;
  @Field(() => AttestedChoice) attested!: AttestedChoice;
  @Field(() => Date, { description: 'When its first edition was issued' }) createdAt!: Date;
}

@ObjectType('ParticipationReportEdition', { description: 'A report as it was issued at one time' })
export class ReportEditionType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: '1 for the first' }) number!: number;
  @Field(() => Date, { description: 'Exactly what was received until this instant is counted' }) dataAsOf!: Date;
  @Field(() => Int) definitionVersion!: number;
  @Field(() => Date) issuedAt!: Date;
}

@ObjectType('ReportDefinition', { description: 'A word of the report and what it means' })
export class ReportDefinitionType {
  @Field(() => String) word!: string;
  @Field(() => String) meaning!: string;
}

@ObjectType('ReportCell', { description: 'A number that is another one in the later edition' })
export class ReportCellType {
  @Field(() => ReportPart) part!: ReportPart;
  @Field(() => ID, { description: 'school id, course id, category or the Monday of a week; empty for the whole' })
  key!: string;
  @Field(() => String, { description: 'Of a school or course' }) name!: string;
  @Field(() => Audience) audience!: Audience;
  @Field(() => ReportMeasure) measure!: ReportMeasure;
  @Field(() => Float) before!: number;
  @Field(() => Float) after!: number;
}

@ObjectType('ReportReasonCount', { description: 'How many changes there are for a reason' })
export class ReasonCountType {
  @Field(() => ReportReason) reason!: ReportReason;
  @Field(() => Int, { description: 'Events, corrections or enrolments' }) changes!: number;
  @Field(() => Int, { description: 'Of how many people' }) people!: number;
}

@ObjectType('ReportDifference', { description: 'What is different in a later edition, and why' })
export class ReportDifferenceType {
  @Field(() => ReportEditionType) before!: ReportEditionType;
  @Field(() => ReportEditionType) after!: ReportEditionType;
  @Field(() => [ReportCellType], { description: 'Every number that changed' }) cells!: ReportCellType[];
  @Field(() => [ReasonCountType], { description: 'One for each reason, also for those without changes' })
  reasons!: ReasonCountType[];
}

@ObjectType('ReportChange', { description: 'Something that was not known when the earlier numbers were counted' })
export class ReportChangeType {
  @Field(() => ID) id!: string;
  @Field(() => ReportReason) reason!: ReportReason;
  @Field(() => Date, { description: 'When it was received or recorded' }) knownAt!: Date;
  @Field(() => ID) personId!: string;
  @Field(() => String) personName!: string;
  @Field(() => ID, { nullable: true, description: 'The event of the log; null for an enrolment' })
  eventId!: string | null;
  @Field(() => String, { nullable: true, description: 'Of the event: `lesson.played` and the like' })
  kind!: ActivityKind | null;
  @Field(() => String, { nullable: true, description: '`struck`, `restored` or `moved`' }) correction!: string | null;
  @Field(() => EnrolmentChange, { nullable: true }) enrolment!: EnrolmentChange | null;
  @Field(() => Role, { nullable: true, description: 'As what somebody was entered into a school' })
  enteredAs!: Role | null;
  @Field(() => String, { description: 'Where it counts now' }) schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Where it had counted before it was corrected' })
  fromSchoolName!: string | null;
  @Field(() => String, { nullable: true }) courseTitle!: string | null;
  @Field(() => String, { nullable: true }) lessonTitle!: string | null;
  @Field(() => String, { nullable: true, description: 'Of a research session' }) sessionTitle!: string | null;
  @Field(() => Date, { nullable: true }) occurredAt!: Date | null;
  @Field(() => Float, { description: 'Wall-clock seconds; below 0 when it takes back what was credited' })
  creditedSeconds!: number;
  @Field(() => String, { nullable: true, description: 'In the words of who corrected' }) why!: string | null;
  @Field(() => String, { nullable: true }) recordedByName!: string | null;
}

@ObjectType('ParticipationReportConnection')
export class ReportConnection extends connectionType(ReportType, 'ParticipationReport') {}

@ObjectType('ReportChangeConnection')
export class ReportChangeConnection extends connectionType(ReportChangeType, 'ReportChange') {}
