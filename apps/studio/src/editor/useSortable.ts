import Sortable from 'sortablejs';
import { onBeforeUnmount, watch, type Ref } from 'vue';

export interface Drop {
  id: string;
  /** `data-list` of the list it was dropped into. */
  listId: string;
  toIndex: number;
}

/**
 * Lets the children (`data-id`) of a list (`data-list`) be dragged by their `[data-grip]`. The moved element goes back
 * to where it was, and whoever owns the order puts it in its new place.
 */
export function useSortable(list: Ref<HTMLElement | null>, group: string, dropped: (drop: Drop) => void): void {
  let sortable: Sortable | null = null;
  let following: Node | null = null;

  watch(
    list,
    (element) => {
      sortable?.destroy();
      sortable = element
        ? Sortable.create(element, {
            group,
            handle: '[data-grip]',
            draggable: '[data-id]',
            animation: 150,
            ghostClass: 'opacity-40',
            onStart: ({ item }) => (following = item.nextSibling),
            onEnd: ({ item, from, to, newDraggableIndex, oldDraggableIndex }) => {
              from.insertBefore(item, following);
              const id = item.dataset['id'];
              const listId = to.dataset['list'];
              if (!id || !listId || newDraggableIndex === undefined) return;
              if (from === to && newDraggableIndex === oldDraggableIndex) return;
              dropped({ id, listId, toIndex: newDraggableIndex });
            },
          })
        : null;
    },
    { flush: 'post', immediate: true },
  );
  onBeforeUnmount(() => sortable?.destroy());
}
