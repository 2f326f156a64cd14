import { useAnnouncer } from '@yunqiao/ui';
import { nextTick } from 'vue';
import { useI18n } from 'vue-i18n';
import { MoveChapterDocument, MoveLessonDocument } from './editor.generated';
import {
  chapterStep,
  lessonNumber,
  lessonStep,
  withChapterAt,
  withLessonAt,
  type Direction,
  type LessonPlace,
} from './outline';
import type { CourseEditing } from './useCourse';

/** Moves chapters and lessons: shown at once, said aloud, then kept by the server. */
export function useMoves(editing: CourseEditing) {
  const { t } = useI18n();
  const { announce } = useAnnouncer();

  async function placeLesson(lessonId: string, place: LessonPlace): Promise<void> {
    const course = editing.course.value;
    if (!course) return;
    const chapters = withLessonAt(course.chapters, lessonId, place);
    editing.showChapters(chapters);
    await editing.change(MoveLessonDocument, { lessonId, ...place });
    const lesson = editing.lessons.value.find((other) => other.id === lessonId);
    const chapter = chapters.find((other) => other.id === place.toChapterId);
    await announce(
      t('editor.lessonMoved', {
        title: lesson?.title ?? '',
        chapter: chapter?.title ?? '',
        number: lessonNumber(chapters, lessonId),
      }),
    );
  }

  async function placeChapter(chapterId: string, toIndex: number): Promise<void> {
    const course = editing.course.value;
    if (!course) return;
    const title = course.chapters.find((chapter) => chapter.id === chapterId)?.title ?? '';
    editing.showChapters(withChapterAt(course.chapters, chapterId, toIndex));
    await editing.change(MoveChapterDocument, { chapterId, toIndex });
    await announce(t('editor.chapterMoved', { title, number: toIndex + 1 }));
  }

  async function stepLesson(lessonId: string, direction: Direction): Promise<void> {
    const place = lessonStep(editing.course.value?.chapters ?? [], lessonId, direction);
    if (!place) return announce(t(`editor.edge.${direction}`));
    const moving = placeLesson(lessonId, place);
    await focusMover(lessonId, direction);
    await moving;
  }

  async function stepChapter(chapterId: string, direction: Direction): Promise<void> {
    const toIndex = chapterStep(editing.course.value?.chapters ?? [], chapterId, direction);
    if (toIndex === null) return announce(t(`editor.edge.${direction}`));
    const moving = placeChapter(chapterId, toIndex);
    await focusMover(chapterId, direction);
    await moving;
  }

  return { placeLesson, placeChapter, stepLesson, stepChapter };
}

/** The pressed button keeps the focus although its row stands elsewhere now. */
async function focusMover(id: string, direction: Direction): Promise<void> {
  const active = document.activeElement;
  const role = active instanceof HTMLElement ? (active.dataset['move'] ?? direction) : direction;
  await nextTick();
  document.querySelector<HTMLElement>(`[data-moves="${id}"] [data-move="${role}"]`)?.focus();
}
