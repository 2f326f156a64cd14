import { Module } from '@nestjs/common';
import { IdentityModule } from '@yunqiao/identity';
import { IdentityGraphqlModule } from '@yunqiao/identity/graphql';
import { MediaModule } from '@yunqiao/media';
import { ClassViewingResolver } from './class-viewing/class-viewing.resolver.js';
import { ChapterResolver } from './course/chapter.resolver.js';
import {
  DraftLoader,
  LessonCountLoader,
  MediaByIdLoader,
  MediaUseLoader,
  SchoolNameLoader,
  TrainerNameLoader,
} from './course/course.loaders.js';
import { CourseStorageResolver } from './course/course-storage.resolver.js';
import { CourseStorageLoader } from './course/course-storage.js';
import { FormerVideoLoader, WatchedVideoLoader } from './course/lesson-video.loaders.js';
import { LessonVideoResolver } from './course/lesson-video.resolver.js';
import { LessonResolver } from './course/lesson.resolver.js';
import { MediaUseResolver } from './course/media-use.resolver.js';
import { StudioCourseFieldsResolver, StudioCourseResolver } from './course/studio-course.resolver.js';
import { CoursesModule } from './courses.module.js';
import { LearnerResolver } from './learner/learner.resolver.js';
import { LearnerViews } from './learner/learner-views.js';
import { LessonPreview } from './learner/lesson-preview.js';
import { LessonReader } from './learner/lesson-reader.js';
import { OpenLessonResolver } from './learner/lesson.resolver.js';
import { MyLearning } from './learner/my-learning.js';
import { LearningResolver } from './progress/learning.resolver.js';
import { PairedSchoolsLoader, RunPeopleLoader, RunSchoolsLoader, RunsOfCourseLoader } from './run/run.loaders.js';
import { CourseRunsResolver, StudioRunFieldsResolver, StudioRunResolver } from './run/studio-run.resolver.js';
import { TermResolver } from './term/term.resolver.js';

const loaders = [
  ...[DraftLoader, LessonCountLoader, MediaByIdLoader, MediaUseLoader, SchoolNameLoader, TrainerNameLoader],
  ...[PairedSchoolsLoader, RunPeopleLoader, RunSchoolsLoader, RunsOfCourseLoader, CourseStorageLoader],
  ...[FormerVideoLoader, WatchedVideoLoader],
];

const views = [LearnerViews, LessonPreview, LessonReader, MyLearning];

const resolvers = [
  ...[StudioCourseResolver, StudioCourseFieldsResolver, ChapterResolver, LessonResolver, MediaUseResolver],
  ...[CourseStorageResolver, LessonVideoResolver],
  ...[StudioRunResolver, StudioRunFieldsResolver, CourseRunsResolver],
  ...[LearnerResolver, OpenLessonResolver, LearningResolver, TermResolver, ClassViewingResolver],
];

/** This room's part of the contract. */
@Module({
  imports: [CoursesModule, IdentityModule, IdentityGraphqlModule, MediaModule],
  providers: [...loaders, ...views, ...resolvers],
})
export class CoursesGraphqlModule {}
