import { useClientHandle } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import { ObservedDocument, type ObservedQuery } from './Observation.generated';

/** A session in which a lesson is observed. */
export type ObservedSession = ObservedQuery['researchSession'];
export type Observation = NonNullable<ObservedSession['observation']>;
export type Criterion = Observation['criteria'][number];

/** What is observed in a session, and what the viewer may do there. */
export function useObserved(sessionId: string) {
  const { client } = useClientHandle();
  const session = shallowRef<ObservedSession | null>(null);
  const error = shallowRef<unknown>(null);

  async function read(): Promise<void> {
    const answer = await client
      .query(ObservedDocument, { id: sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    error.value = answer.error ?? null;
    if (answer.data) session.value = answer.data.researchSession;
  }

  void read();
  return { session, observation: computed(() => session.value?.observation ?? null), error, read };
}
