import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DownloadKind } from '@yunqiao/media';
import { SchoolDay } from '@yunqiao/platform/graphql';
import type { Relation } from 'typeorm';
import { CourseCategory } from '../course/course.entity.js';
import { TermType } from '../term/term.type.js';

registerEnumType(CourseCategory, { name: 'CourseCategory', description: 'The four categories of courses' });

@ObjectType('Course', { description: 'The course as learners see it: the latest edition' })
export class CourseType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => CourseCategory) category!: CourseCategory;
  @Field(() => String) subject!: string;
  @Field(() => String) description!: string;
  @Field(() => String, { nullable: true, description: 'Address of the cover; null for the drawn one' }) coverUrl!:
    string | null;
  @Field(() => ID) schoolId!: string;
  @Field(() => String) schoolName!: string;
  @Field(() => String) trainerName!: string;
  @Field(() => Int) lessonCount!: number;
  @Field(() => Float, { description: 'Length of all videos' }) durationSeconds!: number;
}

@ObjectType('LessonProgress', { description: 'How far the viewer is in a lesson' })
export class LessonProgressType {
  @Field(() => ID) lessonId!: string;
  @Field(() => Int, { description: 'Different seconds of the video that were played, or seen in class' })
  distinctSeconds!: number;
  @Field(() => Int, { description: 'Of them, seconds that were seen in class, as teachers attest' })
  inClassSeconds!: number;
  @Field(() => Int, { description: 'Length of the video; 0 without one' }) durationSeconds!: number;
  @Field(() => Float, { description: '0 to 1' }) ratio!: number;
  @Field(() => Float, { description: 'Where to go on' }) positionSeconds!: number;
  @Field(() => Date, { nullable: true }) openedAt!: Date | null;
  @Field(() => Date, { nullable: true }) completedAt!: Date | null;
  @Field(() => Boolean, { description: 'It would not be complete without what was seen in class' })
  isCompletedInClass!: boolean;
  @Field(() => Date, { nullable: true }) updatedAt!: Date | null;
}

@ObjectType('LessonSummary', { description: 'A lesson in the outline of a course' })
export class LessonSummaryType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Boolean) hasVideo!: boolean;
  @Field(() => Float, { nullable: true }) durationSeconds!: number | null;
  @Field(() => Float, { nullable: true, description: 'size of the smallest quality' }) bytes!: number | null;
  @Field(() => Int) fileCount!: number;
  @Field(() => Boolean) isPlayable!: boolean;
  @Field(() => LessonProgressType, { nullable: true }) progress!: LessonProgressType | null;
}

@ObjectType('Chapter', { description: 'Lessons that belong together' })
export class ChapterType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => [LessonSummaryType]) lessons!: LessonSummaryType[];
}

@ObjectType('CourseRun', { description: 'One offering of a course in a term' })
export class CourseRunType {
  @Field(() => ID) id!: string;
  @Field(() => CourseType) course!: CourseType;
  @Field(() => TermType) term!: TermType;
  @Field(() => SchoolDay) startsOn!: string;
  @Field(() => SchoolDay, { description: 'Last school day, inclusive' }) endsOn!: string;
  @Field(() => Boolean) selfEnrolment!: boolean;
  @Field(() => Boolean, { description: 'Whether somebody can enrol today' }) isOpen!: boolean;
  @Field(() => Int) enrolledCount!: number | Promise<number>;
  @Field(() => [ChapterType]) chapters!: ChapterType[];
  @Field(() => EnrolmentType, { nullable: true, description: 'of the viewer, null when not enrolled' })
  myEnrolment!: Relation<EnrolmentType> | null;
}

@ObjectType('Enrolment', { description: 'A person in a course run' })
export class EnrolmentType {
  @Field(() => ID) id!: string;
  @Field(() => CourseRunType) courseRun!: CourseRunType;
  @Field(() => Date) enrolledAt!: Date;
  @Field(() => Int) completedLessons!: number;
  @Field(() => Int) lessonCount!: number;
  @Field(() => ID, { nullable: true, description: 'lesson to go on with' }) nextLessonId!: string | null;
  @Field(() => Date, { nullable: true }) lastActivityAt!: Date | null;
}

@ObjectType('ContinueItem', { description: 'A lesson that the viewer has begun and not finished' })
export class ContinueItemType {
  @Field(() => ID) courseRunId!: string;
  @Field(() => CourseType) course!: CourseType;
  @Field(() => ID) lessonId!: string;
  @Field(() => String) lessonTitle!: string;
  @Field(() => Int, { description: 'counted from 1 over the course' }) lessonNumber!: number;
  @Field(() => LessonProgressType) progress!: LessonProgressType;
  @Field(() => Float, { nullable: true, description: 'bytes that are left at the smallest quality' }) bytesLeft!:
    number | null;
}

@ObjectType('SeenLesson', { description: 'A lesson that the viewer saw in class, as a teacher attests' })
export class SeenLessonType extends ContinueItemType {
  @Field(() => Boolean, { description: 'Whether the viewer is enrolled in the run, and can open the lesson' })
  isEnrolled!: boolean;
}

@ObjectType('Playback', { description: "Signed address, bound to this viewer, of a video's playlists" })
export class PlaybackType {
  @Field(() => ID) mediaId!: string;
  @Field(() => String, { description: 'master playlist with all qualities when ready, else the copied source' })
  masterUrl!: string;
  @Field(() => String, { nullable: true }) posterUrl!: string | null;
  @Field(() => Float) durationSeconds!: number;
  @Field(() => Date, { description: 'when the address runs out' }) expiresAt!: Date;
  @Field(() => [String]) qualities!: string[];
  @Field(() => Float, { nullable: true }) bytesPerMinute!: number | null;
}

@ObjectType('Attachment', { description: 'A file to take along' })
export class AttachmentType {
  @Field(() => ID) mediaId!: string;
  @Field(() => String) fileName!: string;
  @Field(() => Float) bytes!: number;
  @Field(() => String) contentType!: string;
  @Field(() => String, { description: 'signed address' }) url!: string;
}

@ObjectType('LessonDownload', { description: 'A file of the video to take along' })
export class LessonDownloadType {
  @Field(() => DownloadKind) kind!: DownloadKind;
  @Field(() => Float, { description: 'Size' }) bytes!: number;
}

@ObjectType('LessonDownloadLink', { description: 'Where to fetch it, signed for this viewer' })
export class LessonDownloadLinkType {
  @Field(() => String, { description: 'Lives as long as it takes on a slow line, so that it can be taken up again' })
  url!: string;
  @Field(() => String, { description: 'Name under which it is saved: that of the lesson' }) fileName!: string;
}

@ObjectType('Lesson', { description: 'A lesson, open before the learner' })
export class LessonType {
  @Field(() => ID) id!: string;
  @Field(() => ID) courseRunId!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Plain text with Markdown' }) body!: string;
  @Field(() => String) chapterTitle!: string;
  @Field(() => Int, { description: 'counted from 1 over the course' }) number!: number;
  @Field(() => PlaybackType, { nullable: true }) playback!: PlaybackType | null;
  @Field(() => [AttachmentType]) files!: AttachmentType[];
  @Field(() => [LessonDownloadType], {
    description: 'Its video and its sound to take along, where the trainer allows it and they are ready',
  })
  downloads!: LessonDownloadType[];
  @Field(() => LessonProgressType, { nullable: true }) progress!: LessonProgressType | null;
  @Field(() => ID, { nullable: true }) previousLessonId!: string | null;
  @Field(() => ID, { nullable: true }) nextLessonId!: string | null;
  @Field(() => CourseRunType) courseRun!: CourseRunType;
  @Field(() => String, {
    nullable: true,
    description: 'Goes along with what a player reports of the lesson; null where nothing is counted',
  })
  grant!: string | null;
}
