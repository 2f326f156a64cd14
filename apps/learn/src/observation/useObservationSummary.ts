import { useClientHandle } from '@urql/vue';
import { useThrottleFn } from '@vueuse/core';
import { onScopeDispose, shallowRef } from 'vue';
import {
  ObservationNewsDocument,
  ObservationSummaryDocument,
  type ObservationSummaryQuery,
} from './Observation.generated';

/** However many hand in at once, it is asked for once in this time. */
const gatherMilliseconds = 1_000;

/** What was handed in, as it stands: asked for again when one hears that it has changed, and after a broken line. */
export function useObservationSummary(sessionId: string) {
  const { client } = useClientHandle();
  const summary = shallowRef<ObservationSummaryQuery['observationSummary'] | null>(null);
  const error = shallowRef<unknown>(null);

  async function read(): Promise<void> {
    const answer = await client
      .query(ObservationSummaryDocument, { sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    error.value = answer.error ?? null;
    if (answer.data) summary.value = answer.data.observationSummary;
  }

  const readSoon = useThrottleFn(read, gatherMilliseconds, true);
  const { unsubscribe } = client.subscription(ObservationNewsDocument, { sessionId }).subscribe(({ data }) => {
    if (data) void readSoon();
  });
  onScopeDispose(unsubscribe);
  void read();
  return { summary, error, read };
}
