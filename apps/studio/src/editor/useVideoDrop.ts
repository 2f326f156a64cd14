import type { Client, TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { newId, ProblemError } from '@yunqiao/ui';
import { computed, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { session } from '../session/session';
import { useUploads, type ChosenFile } from '../uploads/useUploads';
import { Arrivals, type Arrival } from './arrivals';
import { AddChapterDocument, AddLessonDocument } from './editor.generated';
import type { CourseEditing } from './useCourse';

const arrivalsOf = new WeakMap<Client, Arrivals>();

/** The chosen videos of this browser that are no lessons yet. */
export function useArrivals(): Arrivals {
  const { client } = useClientHandle();
  const uploads = useUploads();

  async function change<Data, Input>(document: TypedDocumentNode<Data, { input: Input }>, input: Input): Promise<void> {
    const answer = await client.mutation(document, { input }).toPromise();
    if (answer.error) throw answer.error;
  }

  async function makeChapter({ courseId, chapterId, newChapter }: Arrival): Promise<void> {
    if (!newChapter) return;
    await change(AddChapterDocument, { id: chapterId, courseId, title: newChapter });
    for (const other of known.items) if (other.chapterId === chapterId) other.newChapter = null;
  }

  async function announce(arrival: Arrival): Promise<void> {
    const { chosen, courseId, chapterId, mediaId, lessonId } = arrival;
    const personId = session.viewer.value?.id;
    if (!personId) throw new ProblemError('NOT_SIGNED_IN');
    await makeChapter(arrival);
    await uploads.begin(chosen, { kind: 'video', personId, courseId }, mediaId);
    const title = titleOf(chosen.file.name);
    await change(AddLessonDocument, { id: lessonId, chapterId, title, body: '', mediaId });
  }

  const known = arrivalsOf.get(client) ?? new Arrivals(announce);
  arrivalsOf.set(client, known);
  return known;
}

/** Chosen videos become lessons: named on the page at once, announced to the server in line, then sent. */
export function useVideoDrop(editing: CourseEditing) {
  const { t } = useI18n();
  const all = useArrivals();
  const ofCourse = computed(() => all.items.filter(({ courseId }) => courseId === editing.course.value?.id));

  /** The chapter for files that were dropped on no chapter: the last one, or a first one that is made for them. */
  function chapterForFiles(): { chapterId: string; newChapter: string | null } {
    const last = editing.course.value?.chapters.at(-1);
    if (last) return { chapterId: last.id, newChapter: null };
    const [coming] = ofCourse.value;
    if (coming) return { chapterId: coming.chapterId, newChapter: coming.newChapter };
    return { chapterId: newId(), newChapter: t('editor.firstChapter') };
  }

  function take(files: readonly ChosenFile[], chapterId?: string): Promise<void> {
    const courseId = editing.course.value?.id;
    if (!courseId) throw new Error('Files were chosen before there was a course');
    const place = chapterId ? { chapterId, newChapter: null } : chapterForFiles();
    return all.add(
      files.map((chosen) => ({
        ...{ chosen, courseId, ...place, lessonId: newId(), mediaId: newId(), refusal: null },
      })),
    );
  }

  /** Tries again; where the chapter has been removed in the meantime, in the one that is last now. */
  function retry(arrival: Arrival): Promise<void> {
    const isThere = editing.course.value?.chapters.some(({ id }) => id === arrival.chapterId);
    const last = editing.course.value?.chapters.at(-1);
    if (!isThere && !arrival.newChapter && last) arrival.chapterId = last.id;
    return all.retry(arrival);
  }

  watch(
    () => ofCourse.value.length,
    () => void editing.load(),
  );
  return { arrivals: ofCourse, take, retry, dismiss: (arrival: Arrival) => all.dismiss(arrival) };
}

/** 03_三相功率.mp4 becomes 03 三相功率; at most 120 characters, none of them cut in half. */
export function titleOf(fileName: string): string {
  const name = fileName.replace(/\.[^.]{1,5}$/u, '').replace(/[_\s]+/gu, ' ');
  return firstCharacters(name.trim()) || firstCharacters(fileName);
}

function firstCharacters(text: string): string {
  return [...text].slice(0, 120).join('');
}
