import { useClientHandle } from '@urql/vue';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { AppInbox } from './inbox';
import type { NoticeView } from './notice';

const pageSize = 20;
const mostAtOnce = 100;

/** The notices of an inbox, page after page; what comes or is read elsewhere shows at once. */
export function useNoticeList(inbox: AppInbox) {
  const { client } = useClientHandle();
  const notices = shallowRef<readonly NoticeView[]>([]);
  const cursor = ref<string | null>(null);
  const hasMore = ref(false);
  const isLoading = ref(false);
  const hasLoaded = ref(false);
  const error = shallowRef<unknown>(null);
  let lastAsked = 0;

  async function ask(first: number, after: string | null): Promise<void> {
    const asked = ++lastAsked;
    isLoading.value = true;
    const variables = { first, after };
    const answer = await client.query(inbox.documents.list, variables, { requestPolicy: 'network-only' }).toPromise();
    if (asked !== lastAsked) return;
    isLoading.value = false;
    error.value = answer.error ?? null;
    if (!answer.data) return;
    const { edges, pageInfo } = answer.data.myNotices;
    const found = edges.map(({ node }) => node);
    notices.value = after ? [...notices.value, ...found] : found;
    cursor.value = pageInfo.endCursor ?? null;
    hasMore.value = pageInfo.hasNextPage;
    hasLoaded.value = true;
  }

  /** Asks again for as much as is shown. */
  const reload = () => ask(Math.min(mostAtOnce, Math.max(pageSize, notices.value.length)), null);
  const more = () => ask(pageSize, cursor.value);

  /** Shows it as read before the api has answered; a failure shows it unread again. */
  async function read(notice: NoticeView): Promise<void> {
    if (notice.readAt) return;
    const readAt = new Date().toISOString();
    notices.value = notices.value.map((one) => (one.id === notice.id ? { ...one, readAt } : one));
    error.value = await inbox.markRead(client, [notice.id]);
    if (error.value) notices.value = notices.value.map((one) => (one.id === notice.id ? notice : one));
  }

  /** Everything up to the newest that is shown. */
  async function readAll(): Promise<void> {
    const [newest] = notices.value;
    if (!newest) return;
    error.value = await inbox.markAllRead(client, newest.createdAt);
    if (!error.value) await reload();
  }

  onScopeDispose(inbox.onChange(() => void reload()));
  void reload();

  return {
    notices,
    hasMore,
    isLoading,
    error,
    isEmpty: computed(() => hasLoaded.value && notices.value.length === 0),
    hasUnread: computed(() => inbox.unread.value > 0 || notices.value.some(({ readAt }) => !readAt)),
    hasLoaded,
    reload,
    more,
    read,
    readAll,
  };
}
