import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Region } from '@yunqiao/identity/graphql';
import {
  CategoryCountType,
  ParticipationCountsType,
  ParticipationRowType,
  ParticipationWeekType,
} from '../board/board.type.js';
import { ReportDefinitionType, ReportEditionType } from './report.type.js';

@ObjectType('ReportFigures', { description: 'The frozen numbers of an edition, with the names of then' })
export class ReportFiguresType {
  @Field(() => ReportEditionType) edition!: ReportEditionType;
  @Field(() => Int, { description: 'Courses on offer in the period' }) courseCount!: number;
  @Field(() => [CategoryCountType]) courseCountByCategory!: CategoryCountType[];
  @Field(() => Int, { description: 'Schools with participants' }) schoolCount!: number;
  @Field(() => Region, { nullable: true, description: 'Where these lie; null for several regions' })
  region!: Region | null;
  @Field(() => ParticipationCountsType) everyone!: ParticipationCountsType;
  @Field(() => ParticipationCountsType) teachers!: ParticipationCountsType;
  @Field(() => ParticipationCountsType) students!: ParticipationCountsType;
  @Field(() => [ParticipationRowType]) schools!: ParticipationRowType[];
  @Field(() => [ParticipationRowType]) courses!: ParticipationRowType[];
  @Field(() => [ParticipationRowType]) categories!: ParticipationRowType[];
  @Field(() => [ParticipationWeekType]) weeks!: ParticipationWeekType[];
  @Field(() => [ReportDefinitionType], { description: 'As they were printed, in the language of the request' })
  definitions!: ReportDefinitionType[];
}
