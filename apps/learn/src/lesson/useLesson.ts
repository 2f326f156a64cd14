import { useClientHandle, useQuery } from '@urql/vue';
import { useToasts } from '@yunqiao/ui';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ProgressPartsFragment } from '../course/CourseParts.generated';
import { useLearningOutbox } from '../player/useLearningOutbox';
import { LessonDocument, MarkLessonReadDocument, PlaybackDocument } from './Lesson.generated';

/** Closer than this to its end a video begins anew, in seconds. */
const nearTheEnd = 2;

/** Where to go on in a video: what still waits on this device is newer than what the server has. */
export function startOf(progress: ProgressPartsFragment | null, waiting: number | null, duration: number): number {
  const position = waiting ?? progress?.positionSeconds ?? 0;
  return position < duration - nearTheEnd ? Math.max(0, position) : 0;
}

/** A lesson, with the newest that is known of the viewer's progress in its course. */
export function useLesson(input: { courseRunId: string; lessonId: string }) {
  const { t } = useI18n();
  const toasts = useToasts();
  const { client } = useClientHandle();
  const outbox = useLearningOutbox();
  const query = useQuery({ query: LessonDocument, variables: input, requestPolicy: 'network-only' });
  const lesson = computed(() => query.data.value?.lesson ?? null);
  const newest = shallowRef<ReadonlyMap<string, ProgressPartsFragment>>(new Map());
  const startAt = ref<number | null>(null);
  const isMarking = ref(false);
  const markError = shallowRef<unknown>(null);

  const progress = computed(() => newest.value.get(input.lessonId) ?? lesson.value?.progress ?? null);
  const chapters = computed(() =>
    (lesson.value?.courseRun.chapters ?? []).map((chapter) => ({
      ...chapter,
      lessons: chapter.lessons.map((row) => ({ ...row, progress: newest.value.get(row.id) ?? row.progress })),
    })),
  );
  const summary = computed(() =>
    chapters.value.flatMap((chapter) => chapter.lessons).find((row) => row.id === input.lessonId),
  );

  function take(next: ProgressPartsFragment) {
    const before = newest.value.get(next.lessonId) ?? (next.lessonId === input.lessonId ? progress.value : null);
    newest.value = new Map(newest.value).set(next.lessonId, next);
    const isNews = next.lessonId === input.lessonId && next.completedAt && !before?.completedAt;
    if (isNews) toasts.show(t('lesson.completed'), { tone: 'bamboo' });
  }

  watch(
    lesson,
    async (found) => {
      if (!found?.playback || startAt.value !== null) return;
      const waiting = await outbox.waitingPosition(found.id);
      startAt.value = startOf(found.progress, waiting, found.playback.durationSeconds);
    },
    { immediate: true },
  );
  onScopeDispose(outbox.onProgress(take));

  async function fetchPlayback(isNative: boolean) {
    const wish = { ...input, isNative };
    const answer = await client.query(PlaybackDocument, wish, { requestPolicy: 'network-only' }).toPromise();
    return answer.data?.playback ?? null;
  }

  async function markRead() {
    isMarking.value = true;
    const answer = await client.mutation(MarkLessonReadDocument, { input }).toPromise();
    isMarking.value = false;
    markError.value = answer.error ?? null;
    if (answer.data) take(answer.data.markLessonRead.progress);
  }

  return {
    lesson,
    chapters,
    progress,
    hasVideo: computed(() => summary.value?.hasVideo ?? Boolean(lesson.value?.playback)),
    startAt,
    isLoading: query.fetching,
    error: computed(() => query.error.value ?? null),
    reload: () => query.executeQuery({ requestPolicy: 'network-only' }),
    outbox,
    fetchPlayback,
    markRead,
    isMarking,
    markError,
  };
}
