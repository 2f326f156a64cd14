import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';

/** A Relay-style list as the contract has it. */
export interface Connection<Node> {
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount: number;
}

type Paging = { first: number; after?: string | null };

export interface PagesOptions<Data, Variables extends AnyVariables, Node> {
  document: TypedDocumentNode<Data, Variables>;
  /** What is asked for, without the paging; a change begins again at the top. */
  variables: () => Omit<Variables, 'first' | 'after'>;
  pick: (answer: Data) => Connection<Node>;
  pageSize?: number;
  /** Nothing is asked while this is false. */
  isWanted?: () => boolean;
}

const MOST_AT_ONCE = 100;

/** A list that comes page by page from the server and grows as the reader asks for more. */
export function usePages<Data, Variables extends AnyVariables, Node>(options: PagesOptions<Data, Variables, Node>) {
  const { client } = useClientHandle();
  const nodes = shallowRef<Node[]>([]) as Ref<Node[]>;
  const totalCount = ref(0);
  const endCursor = ref<string | null>(null);
  const hasMore = ref(false);
  const isLoading = ref(false);
  const isFirstLoad = ref(true);
  const error = shallowRef<CombinedError | null>(null);
  let latest = 0;

  async function ask(paging: Paging): Promise<Connection<Node> | null> {
    const asked = (latest += 1);
    const variables = { ...options.variables(), ...paging } as unknown as Variables;
    const answer = await client.query(options.document, variables, { requestPolicy: 'network-only' }).toPromise();
    if (asked !== latest) return null;
    error.value = answer.error ?? null;
    return answer.data && !answer.error ? options.pick(answer.data) : null;
  }

  function take(page: Connection<Node>, before: Node[]): void {
    nodes.value = [...before, ...page.edges.map((edge) => edge.node)];
    totalCount.value = page.totalCount;
    endCursor.value = page.pageInfo.endCursor ?? null;
    hasMore.value = page.pageInfo.hasNextPage;
  }

  async function load(paging: Paging, before: Node[]): Promise<void> {
    isLoading.value = true;
    const page = await ask(paging);
    if (page) take(page, before);
    if (page || error.value) {
      isLoading.value = false;
      isFirstLoad.value = false;
    }
  }

  const pageSize = options.pageSize ?? 20;
  const reload = () => load({ first: pageSize }, []);
  const more = () => load({ first: pageSize, after: endCursor.value }, nodes.value);

  /** Asks again for what is shown, without a flicker; for states that change by themselves. */
  async function refresh(): Promise<void> {
    if (isLoading.value) return;
    const shown = Math.max(pageSize, nodes.value.length);
    if (shown > MOST_AT_ONCE) return;
    const page = await ask({ first: shown });
    if (page) take(page, []);
  }

  watch(
    () => JSON.stringify([options.variables(), options.isWanted?.() ?? true]),
    () => {
      if (options.isWanted?.() ?? true) void reload();
    },
    { immediate: true },
  );

  return {
    nodes,
    totalCount,
    hasMore,
    isLoading,
    isFirstLoad,
    error,
    isEmpty: computed(() => !isFirstLoad.value && !error.value && nodes.value.length === 0),
    more,
    reload,
    refresh,
  };
}
