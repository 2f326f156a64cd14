import { Injectable } from '@nestjs/common';
import { Clock } from '@yunqiao/platform';
import { ProgressReader, type LessonProgressView } from '../progress/progress-reader.js';
import { isOpenOn } from '../run/run-rules.js';
import { TermService } from '../term/term.service.js';
import { toTermType, type TermLanguage } from '../term/term.type.js';
import { Editions, type Edition } from './editions.js';
import { EnrolledCounts } from './enrolled-counts.js';
import type { ChapterType, CourseRunType, CourseType, EnrolmentType, Lazy } from './learner.types.js';
import { MediaFactsReader, type MediaFacts } from './media-facts.js';
import { Names } from './names.js';
import { nextLessonId } from './next-lesson.js';
import type { RunFacts } from './run-reader.js';

/** Whose view it is. */
export interface Viewer {
  personId: string;
  language: TermLanguage;
}

type RunProgress = Map<string, Map<string, LessonProgressView>>;

/** Puts together what learners see of courses and runs: little is asked of the database, and what is not wanted is not asked. */
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

  /** Runs in the same order. Progress, chapters and counts are read once for all of them, when first asked for. */
  async ofRuns(viewer: Viewer, runs: readonly RunFacts[]): Promise<CourseRunType[]> {
    const editions = await this.editions.findLatest(runs);
    const [courses, facts] = await this.ofEditions([...editions.values()]);
    const runIds = runs.map((run) => run.id);
    const enrolledIds = runs.filter((run) => run.enrolment).map((run) => run.id);
    const progress = once(() => this.progress.find(viewer.personId, enrolledIds));
    const counts = once(() => this.counts.find(runIds));
    const today = this.clock.today();

    return Promise.all(
      runs.map(async (run): Promise<CourseRunType> => {
        const edition = editions.get(run.courseId)!;
        const { id, startsOn, endsOn, selfEnrolment } = run;
        const view: CourseRunType = {
          ...{ id, startsOn, endsOn, selfEnrolment, isOpen: isOpenOn(run, today) },
          course: courses.get(run.courseId)!,
          term: toTermType(await this.terms.get(run.termId), viewer.language, today),
          enrolledCount: async () => (await counts()).get(id) ?? 0,
          chapters: async () => chaptersOf(edition, facts, (await progress()).get(id)),
          myEnrolment: null,
        };
        view.myEnrolment = run.enrolment && enrolmentOf(run.enrolment, view, edition, progress);
        return view;
      }),
    );
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
  progress: ReadonlyMap<string, LessonProgressView> | undefined,
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
        progress: progress?.get(id) ?? null,
      };
    }),
  }));
}

function enrolmentOf(
  enrolment: { id: string; enrolledAt: Date },
  courseRun: CourseRunType,
  edition: Edition,
  progress: Lazy<RunProgress>,
): EnrolmentType {
  const mine = async () => (await progress()).get(courseRun.id) ?? new Map<string, LessonProgressView>();
  return {
    ...enrolment,
    courseRun: () => courseRun,
    lessonCount: edition.lessons.length,
    completedLessons: async () => completedOf(edition, await mine()),
    nextLessonId: async () => nextLessonId(edition.lessons, await mine()),
    lastActivityAt: async () => latestOf(await mine()),
  };
}

function completedOf(edition: Edition, progress: ReadonlyMap<string, LessonProgressView>): number {
  return edition.lessons.filter((lesson) => progress.get(lesson.id)?.completedAt).length;
}

function latestOf(progress: ReadonlyMap<string, LessonProgressView>): Date | null {
  const latest = Math.max(...[...progress.values()].map(({ updatedAt }) => updatedAt.getTime()));
  return Number.isFinite(latest) ? new Date(latest) : null;
}

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let promise: Promise<Value> | null = null;
  return () => (promise ??= work());
}
