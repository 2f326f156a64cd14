import { useClientHandle, useQuery } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import { MyEnrolmentsDocument, type MyEnrolmentsQuery } from './Home.generated';

/** Courses at a time. */
const pageSize = 20;

type Page = MyEnrolmentsQuery['myEnrolments'];

/** The viewer's courses, the first page at once and more when asked. */
export function useMyEnrolments() {
  const { client } = useClientHandle();
  const first = useQuery({
    query: MyEnrolmentsDocument,
    variables: { first: pageSize },
    requestPolicy: 'cache-and-network',
  });
  const later = shallowRef<readonly Page[]>([]);
  const isLoadingMore = ref(false);
  const moreError = shallowRef<unknown>(null);

  watch(
    () => first.data.value,
    () => (later.value = []),
  );
  const pages = computed(() => (first.data.value ? [first.data.value.myEnrolments, ...later.value] : []));
  const last = computed(() => pages.value.at(-1));

  async function more() {
    if (!last.value?.pageInfo.hasNextPage || isLoadingMore.value) return;
    isLoadingMore.value = true;
    const answer = await client
      .query(MyEnrolmentsDocument, { first: pageSize, after: last.value.pageInfo.endCursor })
      .toPromise();
    if (answer.data) later.value = [...later.value, answer.data.myEnrolments];
    moreError.value = answer.error ?? null;
    isLoadingMore.value = false;
  }

  return {
    enrolments: computed(() => pages.value.flatMap((page) => page.edges.map((edge) => edge.node))),
    totalCount: computed(() => last.value?.totalCount ?? 0),
    hasMore: computed(() => last.value?.pageInfo.hasNextPage ?? false),
    isLoading: computed(() => first.fetching.value && !first.data.value),
    isLoadingMore,
    error: computed(() => (first.data.value ? moreError.value : first.error.value)),
    more,
    reload: () => first.executeQuery({ requestPolicy: 'network-only' }),
  };
}
