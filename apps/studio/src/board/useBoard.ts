import { usePoll } from '@yunqiao/ui';
import type { CombinedError } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import { ParticipationBoardDocument, type ParticipationBoardQuery } from './board.generated';
import { filterInput, type BoardFilter } from './boardFilter';

export type Board = ParticipationBoardQuery['participationBoard'];
export type BoardRow = Board['rows'][number];

/**
 * The numbers for a filter; asked again every five seconds while the page is looked at. When an answer fails, those of the
 * same filter stay with their "data as of"; those of another filter go, since they would be read as the wanted ones.
 */
export function useBoard(filter: () => BoardFilter, isComplete: () => boolean) {
  const { client } = useClientHandle();
  const board = shallowRef<Board | null>(null);
  const error = shallowRef<CombinedError | null>(null);
  const isLoading = ref(false);
  let latest = 0;
  let shown = '';

  async function load(): Promise<void> {
    if (!isComplete()) return;
    const asked = (latest += 1);
    const variables = { filter: filterInput(filter()), group: filter().group };
    const answer = await client
      .query(ParticipationBoardDocument, variables, { requestPolicy: 'network-only' })
      .toPromise();
    if (asked !== latest) return;
    isLoading.value = false;
    error.value = answer.error ?? null;
    const wanted = JSON.stringify(variables);
    if (answer.data && !answer.error) [board.value, shown] = [answer.data.participationBoard, wanted];
    else if (shown !== wanted) board.value = null;
  }

  watch(
    () => JSON.stringify([filter(), isComplete()]),
    () => {
      isLoading.value = true;
      void load();
    },
    { immediate: true },
  );
  usePoll(load, 5000, isComplete);

  const isEmpty = computed(() => board.value !== null && board.value.everyone.participations === 0);
  return { board, error, isLoading, isEmpty, load };
}
