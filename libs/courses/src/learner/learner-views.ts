import { Injectable } from '@nestjs/common';
import { Clock } from '@yunqiao/platform';
import { ProgressReader, type LessonProgressView } from '../progress/progress-reader.js';
import { isOpenOn } from '../run/run-rules.js';
import { TermService } from '../term/term.service.js';
import { toTermType, type TermLanguage } from '../term/term.type.js';
import { Editions, type Edition } from './editions.js';
import { EnrolledCounts } from './enrolled-counts.js';
import type { ChapterType, CourseRunType, CourseType, EnrolmentType } from './learner.types.js';
import { MediaFactsReader, type MediaFacts } from './media-facts.js';
import { Names } from './names.js';
import { nextLessonId } from './next-lesson.js';
import type { RunFacts } from './run-reader.js';

/** Whose view it is. */
export interface Viewer {
  personId: string;
  language: TermLanguage;
}

type LessonsProgress = ReadonlyMap<string, LessonProgressView>;

const nothing: LessonsProgress = new Map();

/** Puts together what learners see of courses and runs. What takes work is a getter: it is done when somebody asks for the field. */
@Injectable()
export class LearnerViews {
  constructor(
    private readonly editions: Editions,
    private readonly media: MediaFactsReader,
    private readonly names: Names,
    private readonly terms: TermService,
    private readonly counts: EnrolledCounts,
    private readonly progress: ProgressReader,
    private readonly clock: Clock,
  ) {}

  /** Runs in the same order, with the viewer's progress in those that they are enrolled in, unless in others. */
  async ofRuns(
    viewer: Viewer,
    runs: readonly RunFacts[],
    withProgress: readonly string[] = runs.filter((run) => run.enrolment).map((run) => run.id),
  ): Promise<CourseRunType[]> {
    const [editions, terms, progress] = await Promise.all([
      this.editions.findLatest(runs),
      this.terms.byId(),
      this.progress.find(viewer.personId, withProgress),
    ]);
    const [courses, facts] = await this.ofEditions([...editions.values()]);
    const counts = once(() => this.counts.find(runs.map((run) => run.id)));
    const today = this.clock.today();

    return runs.map((run): CourseRunType => {
      const edition = editions.get(run.courseId)!;
      const mine = progress.get(run.id) ?? nothing;
      const { id, startsOn, endsOn, selfEnrolment } = run;
      const view: CourseRunType = {
        ...{ id, startsOn, endsOn, selfEnrolment, isOpen: isOpenOn(run, today) },
        course: courses.get(run.courseId)!,
        myEnrolment: null,
        get term() {
          return toTermType(terms.get(run.termId)!, viewer.language, today);
        },
        get enrolledCount() {
          return counts().then((found) => found.get(id) ?? 0);
        },
        get chapters() {
          return chaptersOf(edition, facts, mine);
        },
      };
      view.myEnrolment = run.enrolment && enrolmentOf(run.enrolment, view, edition, mine);
      return view;
    });
  }

  /** Courses by id, with the facts of their videos. */
  async ofEditions(editions: readonly Edition[]): Promise<[Map<string, CourseType>, Map<string, MediaFacts>]> {
    const [schools, trainers, facts] = await Promise.all([
      this.names.ofSchools(editions.map((edition) => edition.schoolId)),
      this.names.ofPeople(editions.map((edition) => edition.trainerId)),
      this.media.find(editions.flatMap((edition) => edition.videoIds)),
    ]);
    const courses = editions.map((edition): [string, CourseType] => [
      edition.courseId,
      courseOf(edition, schools.get(edition.schoolId) ?? '', trainers.get(edition.trainerId) ?? '', facts),
    ]);
    return [new Map(courses), facts];
  }
}

/** Address of an uploaded cover. */
export function coverUrl(coverMediaId: string | null): string | null {
  return coverMediaId && '/covers/' + coverMediaId;
}

function courseOf(
  edition: Edition,
  schoolName: string,
  trainerName: string,
  facts: ReadonlyMap<string, MediaFacts>,
): CourseType {
  const { courseId, title, category, subject, description, coverMediaId, schoolId } = edition;
  return {
    ...{ id: courseId, title, category, subject, description, schoolId, schoolName, trainerName },
    coverUrl: coverUrl(coverMediaId),
    lessonCount: edition.lessons.length,
    durationSeconds: edition.videoIds.reduce((sum, id) => sum + (facts.get(id)?.durationSeconds ?? 0), 0),
  };
}

/** The outline with the viewer's progress. */
export function chaptersOf(
  edition: Pick<Edition, 'chapters'>,
  facts: ReadonlyMap<string, MediaFacts>,
  progress: LessonsProgress,
): ChapterType[] {
  return edition.chapters.map((chapter) => ({
    id: chapter.id,
    title: chapter.title,
    lessons: chapter.lessons.map(({ id, title, mediaId, fileMediaIds }) => {
      const video = mediaId ? facts.get(mediaId) : undefined;
      return {
        ...{ id, title, hasVideo: mediaId !== null, fileCount: fileMediaIds.length },
        durationSeconds: video?.durationSeconds ?? null,
        bytes: video?.smallestBytes ?? null,
        isPlayable: video?.isPlayable ?? false,
        progress: progress.get(id) ?? null,
      };
    }),
  }));
}

function enrolmentOf(
  enrolment: { id: string; enrolledAt: Date },
  courseRun: CourseRunType,
  edition: Edition,
  mine: LessonsProgress,
): EnrolmentType {
  return {
    ...enrolment,
    courseRun,
    lessonCount: edition.lessons.length,
    get completedLessons() {
      return completedOf(edition, mine);
    },
    get nextLessonId() {
      return nextLessonId(edition.lessons, mine);
    },
    get lastActivityAt() {
      return latestOf(mine);
    },
  };
}

function completedOf(edition: Edition, progress: LessonsProgress): number {
  return edition.lessons.filter((lesson) => progress.get(lesson.id)?.completedAt).length;
}

function latestOf(progress: LessonsProgress): Date | null {
  const latest = Math.max(...[...progress.values()].map(({ updatedAt }) => updatedAt.getTime()));
  return Number.isFinite(latest) ? new Date(latest) : null;
}

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let promise: Promise<Value> | null = null;
  return () => (promise ??= work());
}
