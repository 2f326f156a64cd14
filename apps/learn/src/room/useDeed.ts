import { useClientHandle } from '@urql/vue';
import type { TypedDocumentNode } from '@urql/core';
import { ref, shallowRef } from 'vue';

/**
 * Sends what one does in a session: how many deeds are on their way, and why the last one failed.
 * @param onDone is called after each deed, so that its event is read even when its news was lost
 */
export function useDeed(onDone: () => unknown) {
  const { client } = useClientHandle();
  const error = shallowRef<unknown>(null);
  const waiting = ref(0);

  /** Null when it failed. */
  async function send<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data | null> {
    waiting.value += 1;
    const answer = await client.mutation(document, variables).toPromise();
    waiting.value -= 1;
    error.value = answer.error ?? null;
    if (answer.error) return null;
    onDone();
    return answer.data ?? null;
  }

  return { error, waiting, send };
}
