import { readonly, ref, shallowRef } from 'vue';
import { useErrorText } from '../graphql/problem';

/** Asks while somebody types: waits for a pause of 200 ms, and only the last answer counts. */
export function useSearch<Option>(find: (search: string) => Promise<readonly Option[]>) {
  const { translateError } = useErrorText();
  const options = shallowRef<readonly Option[]>([]);
  const isSearching = ref(false);
  const problem = ref('');
  let lastAsked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(text: string): Promise<void> {
    const asked = ++lastAsked;
    problem.value = '';
    try {
      const found = await find(text);
      if (asked === lastAsked) options.value = found;
    } catch (error) {
      if (asked === lastAsked) problem.value = translateError(error);
    } finally {
      if (asked === lastAsked) isSearching.value = false;
    }
  }

  function askSoon(text: string, pause = 200) {
    clearTimeout(timer);
    isSearching.value = true;
    timer = setTimeout(() => void ask(text), pause);
  }
  return { options, isSearching: readonly(isSearching), problem: readonly(problem), askSoon };
}
