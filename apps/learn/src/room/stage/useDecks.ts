import { usePoll } from '@yunqiao/ui';
import { computed, shallowRef } from 'vue';
import type { Attendee, Deck } from '../attendee/attendee';

const lookMilliseconds = 8_000;
const patienceMilliseconds = 15_000;
const unfinished: readonly string[] = ['waiting', 'rendering'];

/** The slides of a session. Addresses that are known are kept, so that the browser asks for each picture once. */
export function useDecks(attendee: Pick<Attendee, 'readDecks'>) {
  const decks = shallowRef<readonly Deck[]>([]);

  let renewedAt = 0;

  async function read(): Promise<void> {
    const { result } = await attendee.readDecks();
    if (result) decks.value = withKnownAddresses(result, decks.value);
  }

  /** A picture could not be loaded: its deck gets new addresses, but not again and again. */
  async function renew(deckId: string): Promise<void> {
    if (Date.now() - renewedAt < patienceMilliseconds) return;
    renewedAt = Date.now();
    decks.value = decks.value.filter(({ id }) => id !== deckId);
    await read();
  }

  /** Some page is shown that is not known here, since slides were added meanwhile, or whose address has run out. */
  function hear(pageKey: string | null): void {
    const [kind, deckId] = pageKey?.split(':') ?? [];
    if (kind !== 'deck' || !deckId) return;
    const known = decks.value.find(({ id, pages }) => id === deckId && pages.length > 0);
    if (!known) void read();
    else if (hasRunOut(known, Date.now())) void renew(deckId);
  }

  const isUnfinished = computed(() => decks.value.some(({ state }) => unfinished.includes(state)));
  usePoll(read, lookMilliseconds, () => isUnfinished.value);
  return { decks, isUnfinished, read, renew, hear };
}

/** Addresses say until when they are good: `/v/<expiry>/…`, in seconds. */
export function hasRunOut({ pages }: Pick<Deck, 'pages'>, now: number): boolean {
  const expiry = /^\/v\/(\d+)\//u.exec(pages[0]?.url ?? '')?.[1];
  return expiry !== undefined && Number(expiry) * 1000 < now + 5_000;
}

function withKnownAddresses(fresh: readonly Deck[], known: readonly Deck[]): Deck[] {
  return fresh.map((deck) => {
    const before = known.find(({ id }) => id === deck.id);
    return before?.state === 'ready' ? { ...deck, pages: before.pages } : deck;
  });
}
