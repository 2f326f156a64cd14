import { useMutation } from '@urql/vue';
import { useToasts } from '@yunqiao/ui';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { EnrolDocument, WithdrawDocument } from './CourseRun.generated';

/** Enrolling oneself, and taking it back. */
export function useEnrolment(courseRunId: () => string) {
  const { t } = useI18n();
  const toasts = useToasts();
  const enrolling = useMutation(EnrolDocument);
  const withdrawing = useMutation(WithdrawDocument);
  const input = () => ({ input: { courseRunId: courseRunId() } });

  async function withdraw() {
    const answer = await withdrawing.executeMutation(input());
    if (!answer.error) toasts.show(t('course.withdrawn'));
  }

  async function enrol() {
    const answer = await enrolling.executeMutation(input());
    if (!answer.error) toasts.show(t('course.nowEnrolled'), { tone: 'bamboo', undo: withdraw });
  }

  return {
    enrol,
    isBusy: computed(() => enrolling.fetching.value || withdrawing.fetching.value),
    error: computed(() => enrolling.error.value ?? withdrawing.error.value ?? null),
  };
}
