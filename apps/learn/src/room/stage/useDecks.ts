import { useClientHandle } from '@urql/vue';
import { usePoll } from '@yunqiao/ui';
import { computed, shallowRef } from 'vue';
import { SessionDecksDocument, type SessionDecksQuery } from '../Entry.generated';

export type Deck = SessionDecksQuery['researchSession']['decks'][number];

const lookMilliseconds = 8_000;
const patienceMilliseconds = 15_000;
const unfinished: readonly string[] = ['waiting', 'rendering'];

/** The slides of a session. Addresses that are known are kept, so that the browser asks for each picture once. */
export function useDecks(sessionId: string) {
  const { client } = useClientHandle();
  const decks = shallowRef<readonly Deck[]>([]);

  let renewedAt = 0;

  async function read(): Promise<void> {
    const answer = await client
      .query(SessionDecksDocument, { id: sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    if (answer.data) decks.value = withKnownAddresses(answer.data.researchSession.decks, decks.value);
  }

  /** A picture could not be loaded: its deck gets new addresses, but not again and again. */
  async function renew(deckId: string): Promise<void> {
    if (Date.now() - renewedAt < patienceMilliseconds) return;
    renewedAt = Date.now();
    decks.value = decks.value.filter(({ id }) => id !== deckId);
    await read();
  }

  /** Some page is shown that is not known here: slides were added meanwhile. */
  function hear(pageKey: string | null): void {
    const [kind, deckId] = pageKey?.split(':') ?? [];
    const isKnown = decks.value.some(({ id, pages }) => id === deckId && pages.length > 0);
    if (kind === 'deck' && !isKnown) void read();
  }

  const isUnfinished = computed(() => decks.value.some(({ state }) => unfinished.includes(state)));
  usePoll(read, lookMilliseconds, () => isUnfinished.value);
  return { decks, isUnfinished, read, renew, hear };
}

function withKnownAddresses(fresh: readonly Deck[], known: readonly Deck[]): Deck[] {
  return fresh.map((deck) => {
    const before = known.find(({ id }) => id === deck.id);
    return before?.state === 'ready' ? { ...deck, pages: before.pages } : deck;
  });
}
