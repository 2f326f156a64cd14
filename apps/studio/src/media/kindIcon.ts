import type { IconName } from '@yunqiao/ui';
import type { MediaKind } from '../contract.generated';

const icons = { video: 'video', file: 'file', cover: 'book' } as const satisfies Record<MediaKind, IconName>;

/** The drawing that stands for a kind of upload. */
export function kindIcon(kind: MediaKind): IconName {
  return icons[kind];
}
