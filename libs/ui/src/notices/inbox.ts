import type { Client, CombinedError } from '@urql/core';
import { readonly, ref, shallowRef } from 'vue';
import type { InboxDocuments, NoticeView } from './notice';

/** The first page comes first. */
const beginsAfter = 1000;
/** Where no socket gets through, the count is asked for now and then. */
const asksAfter = 10_000;
const asksEvery = 120_000;

/** What hears of every change of the inbox: with the notice that came, or null when something was read elsewhere. */
export type InboxListener = (arrived: NoticeView | null) => void;

/** The inbox of the person in front of this page: how much is unread, as it changes, on whichever device. One per app. */
export function createInbox(documents: InboxDocuments) {
  const unread = ref(0);
  const listeners = new Set<InboxListener>();
  const active = shallowRef<{ client: Client; stop: () => void } | null>(null);

  async function askCount(client: Client): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    const answer = await client.query(documents.count, {}, { requestPolicy: 'network-only' }).toPromise();
    if (answer.data && active.value?.client === client) unread.value = answer.data.unreadNoticeCount;
  }

  /** Each time the line comes back the api answers anew, so that nothing is missed for long. */
  function listen(client: Client): () => void {
    let isHeard = false;
    const { unsubscribe } = client.subscription(documents.arrived, {}).subscribe(({ data, error }) => {
      isHeard = !error;
      if (!data) return;
      unread.value = data.noticeArrived.unreadNoticeCount;
      listeners.forEach((hear) => hear(data.noticeArrived.notice ?? null));
    });
    const ask = () => (isHeard ? undefined : void askCount(client));
    const first = setTimeout(ask, asksAfter);
    const others = setInterval(ask, asksEvery);
    return () => {
      unsubscribe();
      clearTimeout(first);
      clearInterval(others);
    };
  }

  /** Begins for the person who has just signed in. */
  function start(client: Client): void {
    if (active.value) return;
    let stopListening: (() => void) | null = null;
    const timer = setTimeout(() => (stopListening = listen(client)), beginsAfter);
    const stop = () => {
      clearTimeout(timer);
      stopListening?.();
    };
    active.value = { client, stop };
  }

  /** Ends when nobody is signed in any more. */
  function stop(): void {
    active.value?.stop();
    active.value = null;
    unread.value = 0;
  }

  function onChange(hear: InboxListener): () => void {
    listeners.add(hear);
    return () => listeners.delete(hear);
  }

  async function markRead(client: Client, ids: string[]): Promise<CombinedError | null> {
    const answer = await client.mutation(documents.markRead, { input: { ids } }).toPromise();
    if (answer.data) unread.value = answer.data.markNoticesRead.unreadNoticeCount;
    return answer.error ?? null;
  }

  async function markAllRead(client: Client, until: string): Promise<CombinedError | null> {
    const answer = await client.mutation(documents.markAllRead, { input: { until } }).toPromise();
    if (answer.data) unread.value = answer.data.markAllNoticesRead.unreadNoticeCount;
    return answer.error ?? null;
  }

  return { documents, unread: readonly(unread), start, stop, onChange, markRead, markAllRead };
}

export type AppInbox = ReturnType<typeof createInbox>;
