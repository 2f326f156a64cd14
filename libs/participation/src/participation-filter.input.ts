import { Field, ID, InputType } from '@nestjs/graphql';
import { CourseCategory } from '@yunqiao/courses';
import { Region } from '@yunqiao/identity/graphql';
import { IsId } from '@yunqiao/platform';
import { SchoolDay } from '@yunqiao/platform/graphql';
import { ArrayMaxSize, IsEnum, IsOptional, Matches } from 'class-validator';
import './board/board.type.js';
import { AttestedChoice, Audience, type ParticipationFilter } from './participation-filter.js';

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

@InputType({ description: 'What is counted; what is absent is not narrowed' })
export class ParticipationFilterInput implements ParticipationFilter {
  @Field(() => SchoolDay, { description: 'First school day' }) @Matches(dayPattern) from!: string;
  @Field(() => SchoolDay, { description: 'Last school day, inclusive' }) @Matches(dayPattern) to!: string;

  @Field(() => Region, { nullable: true, description: 'Schools of this region' })
  @IsOptional()
  @IsEnum(Region)
  region?: Region | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  schoolIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  classGroupIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsId({ each: true })
  courseIds?: string[] | null;

  @Field(() => [CourseCategory], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(4)
  @IsEnum(CourseCategory, { each: true })
  categories?: CourseCategory[] | null;

  @Field(() => Audience, { defaultValue: Audience.everyone })
  @IsEnum(Audience)
  audience: Audience = 'everyone';

  @Field(() => AttestedChoice, { defaultValue: AttestedChoice.with })
  @IsEnum(AttestedChoice)
  attested: AttestedChoice = 'with';
}
