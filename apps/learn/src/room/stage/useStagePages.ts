import { computed } from 'vue';
import { useRoom } from '../useRoom';
import { stagePages } from './stage-pages';

/** The pages of a session in their order, and which of them is shown. */
export function useStagePages() {
  const { timeline, decks } = useRoom();
  const pages = computed(() => stagePages(decks.decks.value, timeline.room.value.boards));
  const index = computed(() => pages.value.findIndex(({ pageKey }) => pageKey === timeline.room.value.pageKey));
  const shown = computed(() => pages.value[index.value] ?? null);
  return { pages, index, shown, isUnfinished: decks.isUnfinished, renew: decks.renew };
}
