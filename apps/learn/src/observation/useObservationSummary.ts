import { useClientHandle } from '@urql/vue';
import { ref, shallowRef } from 'vue';
import { ObservationSummaryDocument, type ObservationSummaryQuery } from './Observation.generated';

/** What was handed in, as it stood when it was last asked for. */
export function useObservationSummary(sessionId: string) {
  const { client } = useClientHandle();
  const summary = shallowRef<ObservationSummaryQuery['observationSummary'] | null>(null);
  const error = shallowRef<unknown>(null);
  const isReading = ref(false);

  async function read(): Promise<void> {
    isReading.value = true;
    const answer = await client
      .query(ObservationSummaryDocument, { sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    isReading.value = false;
    error.value = answer.error ?? null;
    if (answer.data) summary.value = answer.data.observationSummary;
  }

  void read();
  return { summary, error, isReading, read };
}
