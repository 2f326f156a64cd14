import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, Max, Min } from 'class-validator';
import { DownloadKind } from '@yunqiao/media';
import { IsId, IsText } from '@yunqiao/platform';
import { connectionType, ConnectionArgs } from '@yunqiao/platform/graphql';
import { CourseCategory } from '../course/course.entity.js';
import { CourseRunType, EnrolmentType } from './learner.types.js';

@ObjectType({ description: 'A part of a list of course runs' })
export class CourseRunConnection extends connectionType(CourseRunType, 'CourseRun') {}

@ObjectType({ description: "A part of a list of somebody's enrolments" })
export class EnrolmentConnection extends connectionType(EnrolmentType, 'Enrolment') {}

@ArgsType()
export class CatalogueArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Part of a title, of a trainer or a school, in characters, pinyin or initials',
  })
  @IsOptional()
  @IsText(100)
  search?: string | null;

  @Field(() => CourseCategory, { nullable: true, description: 'Only this category' })
  category?: CourseCategory | null;

  @Field(() => String, { nullable: true, description: 'Only this subject' })
  @IsOptional()
  @IsText(100)
  subject?: string | null;
}

@ArgsType()
export class CatalogueSubjectsArgs {
  @Field(() => CourseCategory, { nullable: true, description: 'Only of this category' })
  category?: CourseCategory | null;
}

@ArgsType()
export class ContinueArgs {
  @Field(() => Int, { nullable: true, defaultValue: 3, description: 'How many, 1 to 20' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  first?: number | null;
}

@ArgsType()
export class LessonArgs {
  @Field(() => ID) @IsId() courseRunId!: string;
  @Field(() => ID) @IsId() lessonId!: string;
}

@ArgsType()
export class PlaybackArgs extends LessonArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'The browser plays HLS by itself and cannot change the address under way: it holds for the length of the video and an hour more',
  })
  isNative!: boolean;
}

@ArgsType()
export class LessonDownloadArgs extends LessonArgs {
  @Field(() => DownloadKind) @IsEnum(DownloadKind) kind!: DownloadKind;
}

@ArgsType()
export class PreviewLessonArgs {
  @Field(() => ID) @IsId() lessonId!: string;
}

@InputType({ description: 'Which course run' })
export class EnrolInput {
  @Field(() => ID) @IsId() courseRunId!: string;
}

@ObjectType({ description: 'The course run after the change' })
export class EnrolPayload {
  @Field(() => CourseRunType) courseRun!: CourseRunType;
}
