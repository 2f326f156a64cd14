import { useQuery } from '@urql/vue';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { TermsDocument } from '../runs/runs.generated';
import { filterFromQuery, queryFromFilter, type BoardFilter } from './boardFilter';

/** The board's filter; it lives in the address, so that it can be shared, printed and gone back to. */
export function useBoardFilter() {
  const route = useRoute();
  const router = useRouter();
  const { data, error } = useQuery({ query: TermsDocument });
  const terms = computed(() => data.value?.terms ?? []);
  const raw = computed(() => filterFromQuery(route.query));
  const term = computed(() => {
    if (raw.value.termId) return terms.value.find(({ id }) => id === raw.value.termId) ?? null;
    if (raw.value.from || raw.value.to) return null;
    return terms.value.find(({ isCurrent }) => isCurrent) ?? terms.value.at(-1) ?? null;
  });

  /** With the days of the chosen term; without days until the terms are known. */
  const filter = computed<BoardFilter>(() => {
    if (!term.value) return raw.value;
    return { ...raw.value, termId: term.value.id, from: term.value.startsOn, to: term.value.endsOn };
  });
  const isComplete = computed(() => filter.value.from !== '' && filter.value.to !== '');

  function change(part: Partial<BoardFilter>): void {
    void router.replace({ query: queryFromFilter({ ...filter.value, ...part }) });
  }

  return { filter, term, terms, termsError: error, isComplete, change };
}
