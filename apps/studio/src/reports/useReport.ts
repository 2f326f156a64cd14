import { useQuery } from '@urql/vue';
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { ParticipationReportDocument, type ParticipationReportQuery } from './reports.generated';

export type ReportWithFigures = ParticipationReportQuery['participationReport'];

/** A report in the edition that the address names, or in its latest. */
export function useReport(reportId: () => string) {
  const route = useRoute();
  const router = useRouter();
  const number = computed(() => {
    const named = Number(route.query['edition']);
    return Number.isInteger(named) && named > 0 ? named : null;
  });
  const { data, error, fetching, executeQuery } = useQuery({
    query: ParticipationReportDocument,
    variables: computed(() => ({ id: reportId(), number: number.value })),
    requestPolicy: 'cache-and-network',
  });
  const report: ComputedRef<ReportWithFigures | null> = computed(() => data.value?.participationReport ?? null);

  function choose(edition: number): void {
    void router.replace({ query: { ...route.query, edition } });
  }

  function reload(): void {
    executeQuery({ requestPolicy: 'network-only' });
  }

  return { report, error, isLoading: fetching, choose, reload };
}
