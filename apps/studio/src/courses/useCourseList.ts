import { useToasts, useChange, usePages } from '@yunqiao/ui';
import { refDebounced } from '@vueuse/core';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { CourseCategory } from '../contract.generated';
import {
  RemoveCourseDocument,
  RestoreCourseDocument,
  StudioCoursesDocument,
  type CourseCardFragment,
} from './courses.generated';

/** True when the course asks for something: a video that is not ready, or changes that learners do not see yet. */
export function needsAttention(course: CourseCardFragment): boolean {
  return course.unreadyCount > 0 || course.draftChanges > 0 || course.edition === 0;
}

/** The courses that this person may edit; what is not ready comes first. */
export function useCourseList() {
  const { t } = useI18n();
  const toasts = useToasts();
  const search = ref('');
  const searched = refDebounced(search, 250);
  const category = ref<CourseCategory | 'all'>('all');
  const includeRemoved = ref(false);
  const pages = usePages({
    document: StudioCoursesDocument,
    variables: () => ({
      search: searched.value.trim() || null,
      category: category.value === 'all' ? null : category.value,
      includeRemoved: includeRemoved.value,
    }),
    pick: (answer) => answer.studioCourses,
    pageSize: 50,
  });
  const removal = useChange(RemoveCourseDocument);
  const restoring = useChange(RestoreCourseDocument);

  async function remove(course: CourseCardFragment): Promise<void> {
    const answer = await removal.run({ courseId: course.id });
    if (!answer) return;
    toasts.show(t('courses.removed', { title: course.title }), { undo: () => restore(course.id) });
    await pages.reload();
  }

  async function restore(courseId: string): Promise<void> {
    await restoring.run({ courseId });
    await pages.reload();
  }

  const kept = computed(() => pages.nodes.value.filter((course) => !course.removedAt));
  const removed = computed(() => pages.nodes.value.filter((course) => course.removedAt));
  const pressing = computed(() => kept.value.filter(needsAttention));
  const settled = computed(() => kept.value.filter((course) => !needsAttention(course)));
  const error = computed(() => pages.error.value ?? removal.error.value ?? restoring.error.value);
  return { search, category, includeRemoved, pages, pressing, settled, removed, remove, restore, error };
}
