import { usePoll } from '@yunqiao/ui';
import type { CombinedError, TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, ref, shallowRef, type InjectionKey } from 'vue';
import {
  EditorCourseDocument,
  type EditorCourseFragment,
  type EditorLessonFragment,
  type EditorMediaFragment,
} from './editor.generated';

type CourseAnswer = Record<string, { course: EditorCourseFragment } | string | undefined>;

/** True while the server still works on the media or waits for its bytes. */
export function isOnItsWay(media: EditorMediaFragment | null | undefined): boolean {
  return media !== null && media !== undefined && media.state !== 'ready' && media.state !== 'failed';
}

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

  /** Asks for the course; an answer that a change has overtaken is dropped. */
  async function load(): Promise<void> {
    const before = changesMade;
    const answer = await client
      .query(EditorCourseDocument, { id: courseId() }, { requestPolicy: 'network-only' })
      .toPromise();
    if (before !== changesMade || changesUnderway.value > 0) return;
    loadError.value = answer.error ?? null;
    if (answer.data && !answer.error) course.value = answer.data.studioCourse;
  }

  /** Changes the course; false when the server refused, with the course as it is on the server. */
  async function change<Data extends object, Input>(
    document: TypedDocumentNode<Data, { input: Input }>,
    input: Input,
  ): Promise<boolean> {
    changesMade += 1;
    changesUnderway.value += 1;
    const answer = await client.mutation(document, { input }).toPromise();
    changesUnderway.value -= 1;
    changeError.value = answer.error ?? null;
    if (answer.error) {
      await load();
      return false;
    }
    const payload = Object.values((answer.data ?? {}) as CourseAnswer).find((value) => typeof value === 'object');
    if (payload && changesUnderway.value === 0) course.value = payload.course;
    return true;
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
