import { Module } from '@nestjs/common';
import { ActivityModule } from '@yunqiao/activity';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import { NoticesModule } from '@yunqiao/notices';
import { classViewingServices } from './class-viewing/class-viewing.services.js';
import { ChapterService } from './course/chapter.service.js';
import { CourseMedia } from './course/course-media.js';
import { CourseService } from './course/course.service.js';
import { DraftEditor } from './course/draft-editor.js';
import { DraftOutlines } from './course/draft-outline.js';
import { FormerVideos } from './course/former-videos.js';
import { LessonService } from './course/lesson.service.js';
import { PublishService } from './course/publish.service.js';
import { StudioReader } from './course/studio-reader.js';
import { Catalogue } from './learner/catalogue.js';
import { Editions } from './learner/editions.js';
import { EnrolledCounts } from './learner/enrolled-counts.js';
import { LessonAddresses } from './learner/lesson-addresses.js';
import { LessonShowing } from './learner/lesson-showing.js';
import { MediaFactsReader } from './learner/media-facts.js';
import { Names } from './learner/names.js';
import { RunReader } from './learner/run-reader.js';
import { ClassProgress } from './progress/class-progress.js';
import { LearningPlaces } from './progress/learning-places.js';
import { LearningGrants } from './progress/learning-grants.js';
import { LessonCredit } from './progress/lesson-credit.js';
import { LearningRecorder } from './progress/learning-recorder.js';
import { ProgressReader } from './progress/progress-reader.js';
import { ReadingService } from './progress/reading.service.js';
import { CourseRunService } from './run/course-run.service.js';
import { EnrolmentService } from './run/enrolment.service.js';
import { RunCounts } from './run/run-counts.js';
import { RunMembers } from './run/run-members.js';
import { SchoolsForOffer } from './run/schools-for-offer.js';
import { TermService } from './term/term.service.js';
import './courses.errors.js';
import './enrolment-sheet/enrolment-sheets.js';
import './notice/course-notices.js';

const services = [
  ...[
    ChapterService,
    CourseMedia,
    CourseService,
    DraftEditor,
    DraftOutlines,
    FormerVideos,
    LessonService,
    PublishService,
    StudioReader,
  ],
  ...[Catalogue, Editions, EnrolledCounts, LessonAddresses, LessonShowing, MediaFactsReader, Names, RunReader],
  ...[ClassProgress, LearningGrants, LearningPlaces, LearningRecorder, LessonCredit, ProgressReader, ReadingService],
  ...[CourseRunService, EnrolmentService, RunCounts, RunMembers, SchoolsForOffer, TermService],
  ...classViewingServices,
];

/** Courses, their runs, who is enrolled, and how far everybody is. */
@Module({
  imports: [IdentityModule, ActivityModule, NoticesModule, MediaModule],
  providers: services,
  exports: services,
})
export class CoursesModule {}
