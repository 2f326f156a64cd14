import { EventCorrectionType } from '../corrections/correction.type.js';
import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CourseCategory } from '@yunqiao/courses';
import { Role } from '@yunqiao/identity/graphql';
import { IsId } from '@yunqiao/platform';
import { ConnectionArgs, connectionType, SchoolDay } from '@yunqiao/platform/graphql';
import { IsEnum, IsOptional, MaxLength } from 'class-validator';
import { CountedFigure } from '../counts/questions.js';

registerEnumType(CountedFigure, {
  name: 'ParticipationFigure',
  description: 'A figure of the board that opens to people',
});

@ArgsType()
export class SearchedPageArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name, its pinyin, its initials, or the number' })
  @IsOptional()
  @MaxLength(100)
  search?: string | null;
}

@ArgsType()
export class ParticipationPeopleArgs extends SearchedPageArgs {
  @Field(() => CountedFigure, { defaultValue: CountedFigure.participants })
  @IsEnum(CountedFigure)
  figure: CountedFigure = 'participants';
}

@ArgsType()
export class ParticipationEventsArgs extends ConnectionArgs {
  @Field(() => ID) @IsId() personId!: string;
}

@ObjectType('ParticipationPerson', { description: 'Somebody behind a figure, with what they did in the scope' })
export class ParticipationPersonType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) accountName!: string;
  @Field(() => String, { description: 'School of the latest event' }) schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Class group of the latest event' }) classGroupName!:
    string | null;
  @Field(() => Role, { description: 'Role of the latest event' }) role!: Role;
  @Field(() => Int) participations!: number;
  @Field(() => Int) visits!: number;
  @Field(() => Float) creditedSeconds!: number;
  @Field(() => Date, { nullable: true, description: 'Null when nothing but the begin of a visit lies in the scope' })
  firstAt!: Date | null;
  @Field(() => Date, { nullable: true }) lastAt!: Date | null;
}

@ObjectType('ParticipationPersonConnection')
export class ParticipationPersonConnection extends connectionType(ParticipationPersonType, 'ParticipationPerson') {}

@ObjectType('CoveredPerson', { description: 'Somebody whom the courses reach, and why' })
export class CoveredPersonType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) accountName!: string;
  @Field(() => String, { description: 'School by which they are reached' }) schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Class group of these days' }) classGroupName!: string | null;
  @Field(() => Role) role!: Role;
  @Field(() => Int, { description: 'Courses of the scope in a run of which they are enrolled' })
  enrolledCourses!: number;
  @Field(() => Int, { description: 'Courses of the scope that are offered to a school of theirs' })
  offeredCourses!: number;
}

@ObjectType('CoveredPersonConnection')
export class CoveredPersonConnection extends connectionType(CoveredPersonType, 'CoveredPerson') {}

@ObjectType('OfferedRun', { description: 'A run that overlaps the period' })
export class OfferedRunType {
  @Field(() => ID) runId!: string;
  @Field(() => SchoolDay, { description: 'First school day' }) startsOn!: string;
  @Field(() => SchoolDay, { description: 'Last school day, inclusive' }) endsOn!: string;
  @Field(() => Int, { description: 'Schools of the scope to which it is offered' }) schoolCount!: number;
}

@ObjectType('OfferedCourse', { description: 'A course on offer in the period' })
export class OfferedCourseType {
  @Field(() => ID) courseId!: string;
  @Field(() => String) title!: string;
  @Field(() => CourseCategory) category!: CourseCategory;
  @Field(() => String, { description: 'The giving school' }) schoolName!: string;
  @Field(() => [OfferedRunType]) runs!: OfferedRunType[];
}

@ObjectType('OfferedCourseConnection')
export class OfferedCourseConnection extends connectionType(OfferedCourseType, 'OfferedCourse') {}

@ObjectType('ParticipationEvent', { description: 'An event behind a number' })
export class ParticipationEventType {
  @Field(() => ID) id!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) courseTitle!: string;
  @Field(() => String) lessonTitle!: string;
  @Field(() => String, { nullable: true, description: 'Of a research session' }) sessionTitle!: string | null;
  @Field(() => Date) occurredAt!: Date;
  @Field(() => Date) receivedAt!: Date;
  @Field(() => Int, { nullable: true }) fromSecond!: number | null;
  @Field(() => Int, { nullable: true }) toSecond!: number | null;
  @Field(() => Float, { description: 'Below 0 when a correction took time back' }) creditedSeconds!: number;
  @Field(() => String) source!: string;
  @Field(() => String, { description: 'School in which it counts; of a struck one, would count' }) schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Of what was attested: whose word it is' })
  attestedByName!: string | null;

  @Field(() => EventCorrectionType, {
    nullable: true,
    description: 'What became of it since; null for what counts as it stands in the log',
  })
  correction!: EventCorrectionType | null;
}

@ObjectType('ParticipationEventConnection')
export class ParticipationEventConnection extends connectionType(ParticipationEventType, 'ParticipationEvent') {}
