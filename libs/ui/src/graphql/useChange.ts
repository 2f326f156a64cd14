import type { CombinedError, TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { ref, shallowRef } from 'vue';

/** A mutation with one `input`. `run` gives the payload, or null with `error` set; what was typed stays. */
export function useChange<Data, Input>(document: TypedDocumentNode<Data, { input: Input }>) {
  const { client } = useClientHandle();
  const isBusy = ref(false);
  const error = shallowRef<CombinedError | null>(null);

  async function run(input: Input): Promise<Data | null> {
    isBusy.value = true;
    const answer = await client.mutation(document, { input }).toPromise();
    isBusy.value = false;
    error.value = answer.error ?? null;
    return answer.error ? null : (answer.data ?? null);
  }

  return { run, isBusy, error };
}
