import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MediaType } from '@yunqiao/media/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { CourseCategory } from './course.entity.js';

@ObjectType('FormerVideo', { description: 'A video that a lesson had before' })
export class FormerVideoType {
  @Field(() => MediaType) media!: MediaType;
  @Field(() => Date) replacedAt!: Date;
}

@ObjectType('StudioLesson', { description: 'A lesson of the draft' })
export class StudioLessonType {
  @Field(() => ID) id!: string;
  @Field(() => ID) chapterId!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Plain text with Markdown' }) body!: string;
  @Field(() => Boolean, { description: 'Whether learners may take its video along, once it is published so' })
  allowsDownload!: boolean;
  @Field(() => Int) version!: number;
  /** For `media` and `files`; not part of the contract. */
  mediaId!: string | null;
  fileMediaIds!: string[];
}

@ObjectType('StudioChapter', { description: 'A chapter of the draft' })
export class StudioChapterType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => [StudioLessonType]) lessons!: StudioLessonType[];
  @Field(() => Int) version!: number;
}

@ObjectType('StudioCourse', { description: 'A course as those see it who make it: the draft' })
export class StudioCourseType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => CourseCategory) category!: CourseCategory;
  @Field(() => String) subject!: string;
  @Field(() => String) description!: string;
  @Field(() => ID, { nullable: true }) coverMediaId!: string | null;
  @Field(() => ID) schoolId!: string;
  @Field(() => Int, { description: '0 while it was never published' }) edition!: number;
  @Field(() => Date, { nullable: true }) publishedAt!: Date | null;
  @Field(() => Int, { description: 'Edits since the latest edition' }) draftChanges!: number;
  @Field(() => Date, { nullable: true }) removedAt!: Date | null;
  @Field(() => Date) updatedAt!: Date;
  @Field(() => Int) version!: number;
  /** For `trainerName`; not part of the contract. */
  trainerId!: string;
}

@ObjectType({ description: 'A part of a list of courses' })
export class StudioCourseConnection extends connectionType(StudioCourseType, 'StudioCourse') {}

@ObjectType('MediaUse', { description: 'Where an upload is used' })
export class MediaUseType {
  @Field(() => ID) courseId!: string;
  @Field(() => String) courseTitle!: string;
  @Field(() => ID, { nullable: true, description: 'null where it is the cover' }) lessonId!: string | null;
  @Field(() => String, { nullable: true }) lessonTitle!: string | null;
}
