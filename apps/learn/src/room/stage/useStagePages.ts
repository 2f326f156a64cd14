import { computed } from 'vue';
import { useRoom } from '../useRoom';

/** A page that can be shown to everybody. */
export interface StagePage {
  readonly pageKey: string;
  readonly title: string;
  /** Address of its picture; null for a page of the whiteboard. */
  readonly imageUrl: string | null;
  readonly imageText: string;
  /** Height to width. */
  readonly ratio: number;
}

/** A page of the whiteboard is as wide as a slide of today. */
const boardRatio = 9 / 16;

/** The pages of a session in their order, and which of them is shown. */
export function useStagePages() {
  const { timeline } = useRoom();
  const pages = computed<StagePage[]>(() =>
    timeline.room.value.boards.map(({ pageKey, title }) => ({
      ...{ pageKey, title, imageUrl: null, imageText: '', ratio: boardRatio },
    })),
  );
  const index = computed(() => pages.value.findIndex(({ pageKey }) => pageKey === timeline.room.value.pageKey));
  const shown = computed(() => pages.value[index.value] ?? null);
  return { pages, index, shown };
}
