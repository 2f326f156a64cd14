import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CourseCategory } from '@yunqiao/courses';
import { SchoolDay } from '@yunqiao/platform/graphql';
import { AttestedChoice, Audience, ParticipationGroup } from '../participation-filter.js';

registerEnumType(ParticipationGroup, {
  name: 'ParticipationGroup',
  description: 'By what the rows of the board are made',
});
registerEnumType(AttestedChoice, {
  name: 'AttestedChoice',
  description: 'Whether what teachers attested is counted beside what people did alone',
});
registerEnumType(Audience, { name: 'Audience', description: 'Whose participation is counted' });

@ObjectType('ParticipationCounts', { description: 'The figures of one cell, by the definitions of this version' })
export class ParticipationCountsType {
  @Field(() => Int, {
    description: 'People enrolled in a run on a day of the period, or to whose school it was offered then',
  })
  coverage!: number;
  @Field(() => Int, { description: 'Distinct people with a qualifying lesson or research session, or an attestation' })
  participants!: number;
  @Field(() => Int, { description: 'Of the participants, those of whom a teacher attested that they were there' })
  attested!: number;
  @Field(() => Int, { description: 'Distinct (person, run, lesson) and (person, session) that qualify' })
  participations!: number;
  @Field(() => Int, { description: 'Visits that began in the period' }) visits!: number;
  @Field(() => Int, { description: 'Distinct people who completed a lesson or were credited 30 minutes' })
  beneficiaries!: number;
  @Field(() => Float, { description: 'credited wall-clock seconds' }) creditedSeconds!: number;
}

@ObjectType('ParticipationRow', { description: 'One school, class, course or category' })
export class ParticipationRowType {
  @Field(() => ID, { description: 'id of school, class or course, or category' }) key!: string;
  @Field(() => String) name!: string;
  @Field(() => CourseCategory, { nullable: true }) category!: CourseCategory | null;
  @Field(() => String, { nullable: true, description: 'Of a class: its school' }) schoolName!: string | null;
  @Field(() => ParticipationCountsType) everyone!: ParticipationCountsType;
  @Field(() => ParticipationCountsType) teachers!: ParticipationCountsType;
  @Field(() => ParticipationCountsType) students!: ParticipationCountsType;
}

@ObjectType('ParticipationWeek', { description: 'Participants of a week, within the period' })
export class ParticipationWeekType {
  @Field(() => SchoolDay, { description: 'A Monday' }) startsOn!: string;
  @Field(() => Int) teachers!: number;
  @Field(() => Int) students!: number;
}

@ObjectType('ParticipationSchoolWeeks', { description: 'A school in which somebody took part' })
export class ParticipationSchoolWeeksType {
  @Field(() => ID) schoolId!: string;
  @Field(() => String) name!: string;
  @Field(() => [Int], { description: 'Participants of each of the weeks of the board' }) participants!: number[];
}

@ObjectType('CategoryCount')
export class CategoryCountType {
  @Field(() => CourseCategory) category!: CourseCategory;
  @Field(() => Int) count!: number;
}

@ObjectType('ParticipationBoard', { description: 'Who took part, in what the asker may see' })
export class ParticipationBoardType {
  @Field(() => Date, { description: 'The log was read at this instant' }) dataAsOf!: Date;
  @Field(() => Int) definitionVersion!: number;
  @Field(() => SchoolDay) from!: string;
  @Field(() => SchoolDay) to!: string;
  @Field(() => Int, { description: 'Courses on offer in the period' }) courseCount!: number;
  @Field(() => Int, { description: 'Schools with participants' }) schoolCount!: number;
  @Field(() => [CategoryCountType]) courseCountByCategory!: CategoryCountType[];
  @Field(() => ParticipationCountsType) everyone!: ParticipationCountsType;
  @Field(() => ParticipationCountsType) teachers!: ParticipationCountsType;
  @Field(() => ParticipationCountsType) students!: ParticipationCountsType;
}
