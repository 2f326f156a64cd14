import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { CourseCategory } from '@yunqiao/courses';
import { SchoolDay } from '@yunqiao/platform/graphql';

@ObjectType('ProtectedCounts', {
  description: 'Figures of a cell for who may not see its people: null where few would be told of',
})
export class ProtectedCountsType {
  @Field(() => Int, { nullable: true, description: 'As in ParticipationCounts' }) coverage!: number | null;
  @Field(() => Int, { nullable: true }) participants!: number | null;
  @Field(() => Int, { nullable: true }) attested!: number | null;
  @Field(() => Int, { nullable: true }) participations!: number | null;
  @Field(() => Int, { nullable: true }) visits!: number | null;
  @Field(() => Int, { nullable: true }) beneficiaries!: number | null;
  @Field(() => Float, { nullable: true, description: 'credited wall-clock seconds' }) creditedSeconds!: number | null;
  @Field(() => Boolean, { description: 'The coverage is hidden since it is of one to four people' })
  areFewCovered!: boolean;
  @Field(() => Boolean, { description: 'The figures are hidden since one to four people took part' })
  areFewParticipants!: boolean;
}

@ObjectType('ProtectedRow', { description: 'A receiving school, or a course that one gives' })
export class ProtectedRowType {
  @Field(() => ID, { description: 'id of school or course' }) key!: string;
  @Field(() => String) name!: string;
  @Field(() => CourseCategory, { nullable: true, description: 'Of a course' }) category!: CourseCategory | null;
  @Field(() => ProtectedCountsType) everyone!: ProtectedCountsType;
  @Field(() => ProtectedCountsType) teachers!: ProtectedCountsType;
  @Field(() => ProtectedCountsType) students!: ProtectedCountsType;
}

@ObjectType('CourseParticipation', {
  description: 'Participation in the courses that the asker gives, over all schools that receive them, in one term',
})
export class CourseParticipationType {
  @Field(() => Date, { description: 'The log was read at this instant' }) dataAsOf!: Date;
  @Field(() => Int) definitionVersion!: number;
  @Field(() => SchoolDay) from!: string;
  @Field(() => SchoolDay, { description: 'Of a running term: the end of the last whole month' }) to!: string;
  @Field(() => Int, { description: 'Courses that the asker gives' }) courseCount!: number;
  @Field(() => ProtectedCountsType) everyone!: ProtectedCountsType;
  @Field(() => ProtectedCountsType) teachers!: ProtectedCountsType;
  @Field(() => ProtectedCountsType) students!: ProtectedCountsType;
  @Field(() => [ProtectedRowType], { description: 'By name' }) schools!: ProtectedRowType[];
  @Field(() => [ProtectedRowType], { description: 'By title' }) courses!: ProtectedRowType[];
}
