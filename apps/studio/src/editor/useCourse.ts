import { usePoll } from '@yunqiao/ui';
import type { CombinedError, TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, ref, shallowRef, type InjectionKey } from 'vue';
import { isOnItsWay } from '../media/isOnItsWay';
import {
  EditorCourseDocument,
  type EditorCourseFragment,
  type EditorLessonFragment,
  type EditorMediaFragment,
} from './editor.generated';

type CourseAnswer = Record<string, { course: EditorCourseFragment } | string | undefined>;

/** Media of a lesson: its video and its files. */
export function mediaOf(lesson: EditorLessonFragment): EditorMediaFragment[] {
  return lesson.media ? [lesson.media, ...lesson.files] : lesson.files;
}

/** A course that is being edited: asked for once, then every change brings the whole course back. */
export function useCourse(courseId: () => string) {
  const { client } = useClientHandle();
  const course = shallowRef<EditorCourseFragment | null>(null);
  const loadError = shallowRef<CombinedError | null>(null);
  const changeError = shallowRef<CombinedError | null>(null);
  const changesUnderway = ref(0);
  let changesMade = 0;
  let loading: Promise<void> | null = null;
  let isWantedAgain = false;
  let isOvertaken = false;

  /** What was read beside a change may be older than the change: it is read again when the last change has ended. */
  function overtaken(): void {
    if (changesUnderway.value === 0) isWantedAgain = true;
    else isOvertaken = true;
  }

  /** Asks for the course; an answer that a change has overtaken is dropped. */
  async function ask(): Promise<void> {
    const before = changesMade;
    const isQuiet = changesUnderway.value === 0;
    const answer = await client
      .query(EditorCourseDocument, { id: courseId() }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!isQuiet || before !== changesMade) return overtaken();
    loadError.value = answer.error ?? null;
    if (answer.data && !answer.error) course.value = answer.data.studioCourse;
  }

  async function askUntilFresh(): Promise<void> {
    do {
      isWantedAgain = false;
      await ask();
    } while (isWantedAgain);
  }

  /** Brings the course as it is now. While an answer is on its way, which may be older than the wish, one more is asked for. */
  function load(): Promise<void> {
    if (loading) isWantedAgain = true;
    loading ??= askUntilFresh().finally(() => (loading = null));
    return loading;
  }

  async function readAfterChanges(): Promise<void> {
    isOvertaken = false;
    await load();
  }

  /** Changes the course; false when the server refused, with the course as it is on the server. */
  async function change<Data extends object, Input>(
    document: TypedDocumentNode<Data, { input: Input }>,
    input: Input,
  ): Promise<boolean> {
    changesMade += 1;
    changesUnderway.value += 1;
    if (changesUnderway.value > 1) isOvertaken = true;
    const answer = await client.mutation(document, { input }).toPromise();
    changesUnderway.value -= 1;
    changeError.value = answer.error ?? null;
    const payload = Object.values((answer.data ?? {}) as CourseAnswer).find((value) => typeof value === 'object');
    if (changesUnderway.value > 0) return !answer.error;
    if (payload && !answer.error && !isOvertaken) course.value = payload.course;
    else await readAfterChanges();
    return !answer.error;
  }

  /** Shows a new order before the server has confirmed it. */
  function showChapters(chapters: EditorCourseFragment['chapters']): void {
    if (course.value) course.value = { ...course.value, chapters };
  }

  const lessons = computed(() => course.value?.chapters.flatMap((chapter) => chapter.lessons) ?? []);
  const isAnythingUnready = computed(() => lessons.value.some((lesson) => mediaOf(lesson).some(isOnItsWay)));

  void load();
  usePoll(load, 2000, () => isAnythingUnready.value);

  return {
    course,
    lessons,
    loadError,
    changeError,
    isBusy: computed(() => changesUnderway.value > 0),
    load,
    change,
    showChapters,
  };
}

export type CourseEditing = ReturnType<typeof useCourse>;

/** The course that the surrounding page edits. */
export const courseEditingKey: InjectionKey<CourseEditing> = Symbol('courseEditing');
