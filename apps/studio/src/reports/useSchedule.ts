import { newId, useChange } from '@yunqiao/ui';
import { useQuery } from '@urql/vue';
import { computed, reactive, ref, watch } from 'vue';
import type { AttestedChoice, Audience, CourseCategory, ReportRhythm } from '../contract.generated';
import {
  ChangeReportScheduleDocument,
  CreateReportScheduleDocument,
  ReportScheduleDocument,
  StopReportScheduleDocument,
} from './schedules.generated';

/** What is typed into the form of a schedule. */
export interface ScheduleWishes {
  title: string;
  rhythm: ReportRhythm;
  dayAfterEnd: string;
  schoolIds: string[];
  categories: CourseCategory[];
  audience: Audience;
  attested: AttestedChoice;
  readerIds: string[];
}

/** A schedule that is made, changed or stopped; without an id, a new one. */
export function useSchedule(scheduleId: () => string | null) {
  const { data, error, fetching } = useQuery({
    query: ReportScheduleDocument,
    variables: computed(() => ({ id: scheduleId() ?? '' })),
    pause: computed(() => scheduleId() === null),
    requestPolicy: 'network-only',
  });
  const [creation, change, stopping] = [
    useChange(CreateReportScheduleDocument),
    useChange(ChangeReportScheduleDocument),
    useChange(StopReportScheduleDocument),
  ];
  const schedule = computed(() => data.value?.reportSchedule ?? null);
  const isReady = computed(() => scheduleId() === null || schedule.value !== null);
  /** The same until it was made, so that sending it twice makes one. */
  const id = ref(newId());
  const wishes = reactive<ScheduleWishes>({
    ...{ title: '', rhythm: 'term', dayAfterEnd: '7', audience: 'everyone', attested: 'with' },
    ...{ schoolIds: [], categories: [], readerIds: [] },
  });

  watch(schedule, (known) => {
    if (!known) return;
    const { title, rhythm, dayAfterEnd, schoolIds, categories, audience, attested, readerIds } = known;
    Object.assign(wishes, {
      ...{ title, rhythm, dayAfterEnd: String(dayAfterEnd), audience, attested },
      ...{ schoolIds: [...(schoolIds ?? [])], categories: [...(categories ?? [])], readerIds: [...readerIds] },
    });
  });

  /** @returns whether it is kept */
  async function save(): Promise<boolean> {
    const wanted = {
      ...{ title: wishes.title, rhythm: wishes.rhythm, dayAfterEnd: Number(wishes.dayAfterEnd) },
      ...{ audience: wishes.audience, attested: wishes.attested, readerIds: [...wishes.readerIds] },
      schoolIds: wishes.schoolIds.length ? [...wishes.schoolIds] : null,
      categories: wishes.categories.length ? [...wishes.categories] : null,
    };
    const known = scheduleId();
    return known === null
      ? (await creation.run({ id: id.value, ...wanted })) !== null
      : (await change.run({ scheduleId: known, ...wanted })) !== null;
  }

  async function stop(): Promise<boolean> {
    const known = scheduleId();
    return known !== null && (await stopping.run({ scheduleId: known })) !== null;
  }

  return {
    ...{ schedule, wishes, isReady, isLoading: fetching, loadError: error, save, stop },
    isBusy: computed(() => creation.isBusy.value || change.isBusy.value || stopping.isBusy.value),
    error: computed(() => creation.error.value ?? change.error.value ?? stopping.error.value),
  };
}
