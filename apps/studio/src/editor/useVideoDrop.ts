import { newId } from '@yunqiao/ui';
import { ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { session } from '../session/session';
import { useUploads, type ChosenFile } from '../uploads/useUploads';
import { AddChapterDocument, AddLessonDocument } from './editor.generated';
import type { CourseEditing } from './useCourse';

/** A file that was not taken, and why. */
export interface Refusal {
  fileName: string;
  error: unknown;
}

/** Dropped videos become lessons: announced to the server, put in the outline, then sent in line. */
export function useVideoDrop(editing: CourseEditing) {
  const { t } = useI18n();
  const uploads = useUploads();
  const refusals = shallowRef<Refusal[]>([]);
  const isTaking = ref(false);

  /** The chapter for files that were dropped on no chapter: the last one, or a first one made for them. */
  async function chapterForFiles(): Promise<string | null> {
    const last = editing.course.value?.chapters.at(-1);
    if (last) return last.id;
    const courseId = editing.course.value?.id;
    if (!courseId) return null;
    const id = newId();
    const isAdded = await editing.change(AddChapterDocument, { id, courseId, title: t('editor.firstChapter') });
    return isAdded ? id : null;
  }

  async function takeOne(chosen: ChosenFile, chapterId: string): Promise<void> {
    const personId = session.viewer.value?.id;
    if (!personId) return;
    const courseId = editing.course.value?.id ?? null;
    try {
      const mediaId = await uploads.begin(chosen, { kind: 'video', personId, courseId });
      const title = titleOf(chosen.file.name);
      await editing.change(AddLessonDocument, { id: newId(), chapterId, title, body: '', mediaId });
    } catch (error) {
      refusals.value = [...refusals.value, { fileName: chosen.file.name, error }];
    }
  }

  async function take(files: readonly ChosenFile[], chapterId?: string): Promise<void> {
    refusals.value = [];
    isTaking.value = true;
    const target = chapterId ?? (await chapterForFiles());
    for (const chosen of files) if (target) await takeOne(chosen, target);
    isTaking.value = false;
  }

  return { take, refusals, isTaking, dismiss: () => (refusals.value = []) };
}

/** 03_三相功率.mp4 becomes 03 三相功率. */
export function titleOf(fileName: string): string {
  const name = fileName.replace(/\.[^.]{1,5}$/u, '').replace(/[_\s]+/gu, ' ');
  return name.trim().slice(0, 120) || fileName.slice(0, 120);
}
