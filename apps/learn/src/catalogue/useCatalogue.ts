import { useClientHandle } from '@urql/vue';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import type { CourseCategory } from '../contract.generated';
import { CatalogueDocument, type CatalogueQuery } from './Catalogue.generated';

/** What the reader looks for; empty text and null look for everything. */
export interface CatalogueFilter {
  search: string;
  category: CourseCategory | null;
  subject: string | null;
}

type Run = CatalogueQuery['catalogue']['edges'][number]['node'];

const pageSize = 20;
const mostAtOnce = 100;
/** How far each list had been unrolled, so that a reload shows as much again. */
const memory = 'yunqiao.catalogue';

function rememberedLength(key: string): number {
  const [rememberedKey, length] = JSON.parse(sessionStorage.getItem(memory) ?? '["",0]') as [string, number];
  return rememberedKey === key ? Math.min(mostAtOnce, Math.max(pageSize, length)) : pageSize;
}

/** The runs on offer to the viewer that fit the filter, page after page. */
export function useCatalogue(filter: Ref<CatalogueFilter>) {
  const { client } = useClientHandle();
  const runs = shallowRef<readonly Run[]>([]);
  const totalCount = ref(0);
  const cursor = ref<string | null>(null);
  const hasMore = ref(false);
  const isLoading = ref(false);
  const isLoadingMore = ref(false);
  const error = shallowRef<unknown>(null);
  let lastAsked = 0;

  async function ask(first: number, after: string | null) {
    const asked = ++lastAsked;
    const { search, category, subject } = filter.value;
    error.value = null;
    const answer = await client
      .query(
        CatalogueDocument,
        { search: search || null, category, subject, first, after },
        { requestPolicy: after ? 'cache-first' : 'network-only' },
      )
      .toPromise();
    if (asked !== lastAsked) return;
    isLoading.value = isLoadingMore.value = false;
    if (!answer.data) {
      error.value = answer.error;
      return;
    }
    const page = answer.data.catalogue;
    const found = page.edges.map((edge) => edge.node);
    runs.value = after ? [...runs.value, ...found] : found;
    totalCount.value = page.totalCount;
    hasMore.value = page.pageInfo.hasNextPage;
    cursor.value = page.pageInfo.endCursor;
    sessionStorage.setItem(memory, JSON.stringify([JSON.stringify(filter.value), runs.value.length]));
  }

  async function reload() {
    isLoading.value = true;
    await ask(rememberedLength(JSON.stringify(filter.value)), null);
  }

  async function more() {
    if (!hasMore.value || isLoadingMore.value || isLoading.value) return;
    isLoadingMore.value = true;
    await ask(pageSize, cursor.value);
  }

  watch(
    () => JSON.stringify(filter.value),
    () => void reload(),
    { immediate: true },
  );
  return { runs, totalCount, hasMore, isLoading: computed(() => isLoading.value), isLoadingMore, error, more, reload };
}
