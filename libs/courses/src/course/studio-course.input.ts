import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsNotBlank } from '@yunqiao/identity/graphql';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { CourseCategory } from './course.entity.js';
import { StudioCourseType } from './studio-course.type.js';

/** Longest texts, in characters. */
export const TITLE_LENGTH = 120;
export const SUBJECT_LENGTH = 60;
export const DESCRIPTION_LENGTH = 5000;
export const BODY_LENGTH = 50_000;

const idOfClient = { description: 'Made by the client; the same id twice is the same as once' };
const versionRead = { description: 'The version that was read; CONFLICT when somebody else changed it since' };

@ArgsType()
export class StudioCoursesArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Part of a title, its pinyin or its initials' })
  @IsOptional()
  @IsText(100)
  search?: string | null;

  @Field(() => CourseCategory, { nullable: true, description: 'Only this category' })
  category?: CourseCategory | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Also those that were removed' })
  includeRemoved?: boolean | null;
}

@InputType({ description: 'A new course' })
export class CreateCourseInput {
  @Field(() => ID, idOfClient) @IsId() id!: string;
  @Field(() => String) @IsNotBlank() @IsText(TITLE_LENGTH) title!: string;
  @Field(() => CourseCategory) category!: CourseCategory;
  @Field(() => String) @IsNotBlank() @IsText(SUBJECT_LENGTH) subject!: string;
  @Field(() => String, { defaultValue: '' }) @IsText(DESCRIPTION_LENGTH) description!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsId() coverMediaId?: string | null;
}

@InputType({ description: 'Changes to a course; what is absent stays' })
export class UpdateCourseInput {
  @Field(() => ID) @IsId() id!: string;
  @Field(() => Int, versionRead) @IsInt() version!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsNotBlank() @IsText(TITLE_LENGTH) title?: string | null;
  @Field(() => CourseCategory, { nullable: true }) category?: CourseCategory | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsNotBlank() @IsText(SUBJECT_LENGTH) subject?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsText(DESCRIPTION_LENGTH) description?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsId() coverMediaId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Back to the drawn cover' }) removeCover?: boolean | null;
}

@InputType({ description: 'Which course' })
export class CourseIdInput {
  @Field(() => ID) @IsId() courseId!: string;
}

@InputType({ description: 'A new chapter, at the end' })
export class AddChapterInput {
  @Field(() => ID, idOfClient) @IsId() id!: string;
  @Field(() => ID) @IsId() courseId!: string;
  @Field(() => String) @IsNotBlank() @IsText(TITLE_LENGTH) title!: string;
}

@InputType({ description: 'A new title for a chapter' })
export class UpdateChapterInput {
  @Field(() => ID) @IsId() id!: string;
  @Field(() => Int, versionRead) @IsInt() version!: number;
  @Field(() => String) @IsNotBlank() @IsText(TITLE_LENGTH) title!: string;
}

@InputType({ description: 'Another place for a chapter' })
export class MoveChapterInput {
  @Field(() => ID) @IsId() chapterId!: string;
  @Field(() => Int, { description: "0-based place among the course's chapters" }) @Min(0) @Max(10_000) toIndex!: number;
}

@InputType({ description: 'Which chapter' })
export class ChapterIdInput {
  @Field(() => ID) @IsId() chapterId!: string;
}

@InputType({ description: 'A new lesson, at the end of a chapter' })
export class AddLessonInput {
  @Field(() => ID, idOfClient) @IsId() id!: string;
  @Field(() => ID) @IsId() chapterId!: string;
  @Field(() => String) @IsNotBlank() @IsText(TITLE_LENGTH) title!: string;
  @Field(() => String, { defaultValue: '', description: 'Plain text with Markdown' })
  @IsText(BODY_LENGTH)
  body!: string;
  @Field(() => ID, { nullable: true, description: 'Its video' }) @IsOptional() @IsId() mediaId?: string | null;
}

@InputType({ description: 'Changes to a lesson; what is absent stays' })
export class UpdateLessonInput {
  @Field(() => ID) @IsId() id!: string;
  @Field(() => Int, versionRead) @IsInt() version!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsNotBlank() @IsText(TITLE_LENGTH) title?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsText(BODY_LENGTH) body?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsId() mediaId?: string | null;
  @Field(() => Boolean, { nullable: true }) removeVideo?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether learners may take its video along' })
  allowsDownload?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'All files of the lesson, in order' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsId({ each: true })
  fileMediaIds?: string[] | null;
}

@InputType({ description: 'Which of its former videos a lesson is to have again' })
export class GoBackToVideoInput {
  @Field(() => ID) @IsId() lessonId!: string;
  @Field(() => Int, versionRead) @IsInt() version!: number;
  @Field(() => ID) @IsId() mediaId!: string;
}

@InputType({ description: 'Another place for a lesson' })
export class MoveLessonInput {
  @Field(() => ID) @IsId() lessonId!: string;
  @Field(() => ID, { description: 'A chapter of the same course' }) @IsId() toChapterId!: string;
  @Field(() => Int, { description: "0-based place among the chapter's lessons" }) @Min(0) @Max(10_000) toIndex!: number;
}

@InputType({ description: 'Which lesson' })
export class LessonIdInput {
  @Field(() => ID) @IsId() lessonId!: string;
}

@ObjectType({ description: 'The course after the change' })
export class StudioCoursePayload {
  @Field(() => StudioCourseType) course!: StudioCourseType;
}
