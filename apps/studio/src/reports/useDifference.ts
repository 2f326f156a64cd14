import { useQuery } from '@urql/vue';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { ParticipationReportDocument, ReportDifferenceDocument, ReportNewsDocument } from './reports.generated';

/** Two editions that are compared; without a later one, the earlier one with what is known now. */
export interface Between {
  earlier: number;
  later: number | null;
}

/** What is different between two editions; the address says which, the last two where it does not. */
export function useDifference(reportId: () => string) {
  const route = useRoute();
  const router = useRouter();
  const subject = useQuery({
    query: ParticipationReportDocument,
    variables: computed(() => ({ id: reportId() })),
  });
  const report = computed(() => subject.data.value?.participationReport ?? null);

  const between = computed<Between | null>(() => {
    const last = report.value?.editions.length ?? 0;
    if (last === 0) return null;
    const isUntilNow = route.query['later'] === 'now' || last === 1;
    const later = isUntilNow ? null : within(route.query['later'], 2, last, last);
    const most = later === null ? last : later - 1;
    return { earlier: within(route.query['earlier'], 1, most, most), later };
  });

  const compared = useQuery({
    query: ReportDifferenceDocument,
    variables: computed(() => ({
      id: reportId(),
      earlier: between.value?.earlier ?? 1,
      later: between.value?.later ?? 1,
    })),
    pause: computed(() => between.value?.later == null),
  });
  const news = useQuery({
    query: ReportNewsDocument,
    variables: computed(() => ({ id: reportId(), number: between.value?.earlier ?? null })),
    requestPolicy: 'network-only',
    pause: computed(() => between.value === null || between.value.later !== null),
  });

  const isUntilNow = computed(() => between.value?.later === null);
  const difference = computed(() =>
    isUntilNow.value ? null : (compared.data.value?.participationReport.difference ?? null),
  );
  const reasons = computed(
    () => (isUntilNow.value ? news.data.value?.participationReport.news : difference.value?.reasons) ?? [],
  );

  function choose(part: Partial<Between>): void {
    const wanted = { ...between.value, ...part };
    void router.replace({ query: { earlier: wanted.earlier, later: wanted.later ?? 'now' } });
  }

  function reload(): void {
    for (const query of [subject, isUntilNow.value ? news : compared])
      query.executeQuery({ requestPolicy: 'network-only' });
  }

  return {
    ...{ report, difference, reasons, between, choose, reload },
    error: computed(() => subject.error.value ?? compared.error.value ?? news.error.value),
    isLoading: computed(() => compared.fetching.value || news.fetching.value),
  };
}

function within(named: unknown, least: number, most: number, otherwise: number): number {
  const number = Number(named);
  return Number.isInteger(number) && number >= least && number <= most ? number : otherwise;
}
