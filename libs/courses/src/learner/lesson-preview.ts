import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { Course } from '../course/course.entity.js';
import { mayManageCourse } from '../course/course.policy.js';
import { DraftOutlines, outlineOf } from '../course/draft-outline.js';
import { Lesson } from '../course/lesson.entity.js';
import { TermService } from '../term/term.service.js';
import { toTermType } from '../term/term.type.js';
import { lessonsOf, type Edition } from './editions.js';
import type { CourseRunType, LessonType } from './learner.types.js';
import { chaptersOf, LearnerViews, type Viewer } from './learner-views.js';
import { LessonAddresses } from './lesson-addresses.js';
import { MediaFactsReader } from './media-facts.js';

/** Shows the draft as a learner would see it. Nobody is enrolled there, and nothing is counted. */
@Injectable()
export class LessonPreview {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly drafts: DraftOutlines,
    private readonly media: MediaFactsReader,
    private readonly views: LearnerViews,
    private readonly addresses: LessonAddresses,
    private readonly terms: TermService,
    private readonly clock: Clock,
  ) {}

  /** @throws LESSON_NOT_FOUND */
  async get(actor: Actor, viewer: Viewer, lessonId: string): Promise<LessonType> {
    const known = await this.database.manager.findOneBy(Lesson, { id: lessonId });
    const course = known && (await this.database.manager.findOneBy(Course, { id: known.courseId }));
    if (!course || !mayManageCourse(actor, course)) throw new AppError('LESSON_NOT_FOUND');
    const draft = await this.draftOf(course);
    const lesson = draft.lessonById.get(lessonId);
    if (!lesson) throw new AppError('LESSON_NOT_FOUND');

    const facts = await this.media.find([lesson.mediaId ?? '', ...lesson.fileMediaIds].filter(Boolean));
    return {
      ...this.addresses.lessonOf(actor, draft, lesson, facts),
      progress: null,
      grant: null,
      courseRunId: course.id,
      courseRun: await this.runOf(viewer, draft),
    };
  }

  private async draftOf(course: Course): Promise<Edition> {
    const chapters = (await this.drafts.findByCourses([course.id])).get(course.id) ?? [];
    const { id, edition, schoolId, trainerId, title, category, subject, description, coverMediaId } = course;
    return {
      ...{ courseId: id, number: edition, schoolId, trainerId, title, category, subject, description, coverMediaId },
      ...lessonsOf(outlineOf(chapters)),
    };
  }

  /** A run that exists only on the screen, in the term of today. */
  private async runOf(viewer: Viewer, draft: Edition): Promise<CourseRunType> {
    const today = this.clock.today();
    const term = (await this.terms.findOn(today)) ?? (await this.terms.findAll()).at(-1)!;
    const [courses, facts] = await this.views.ofEditions([draft]);
    return {
      ...{ id: draft.courseId, startsOn: term.startsOn, endsOn: term.endsOn, selfEnrolment: false, isOpen: false },
      course: courses.get(draft.courseId)!,
      term: toTermType(term, viewer.language, today),
      enrolledCount: 0,
      chapters: chaptersOf(draft, facts, new Map()),
      myEnrolment: null,
    };
  }
}
