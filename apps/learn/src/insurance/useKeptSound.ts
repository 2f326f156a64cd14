import { usePoll } from '@yunqiao/ui';
import { useEventListener } from '@vueuse/core';
import { computed } from 'vue';
import { databaseStore, memoryStore } from '../player/event-store';
import { useSession } from '../session/useSession';
import { forgetMarkBefore } from './kept-sound-mark';
import { SoundOutbox, type KeptPiece } from './sound-outbox';
import { soundServer } from './sound-server';

/** What nobody has asked for by then is deleted, whoever’s it is. */
const keptMilliseconds = 7 * 24 * 3_600_000;
const pollMilliseconds = 10_000;

let outbox: SoundOutbox | null = null;

/** What this device keeps of microphones, made at the first call. */
export function soundOutbox(): SoundOutbox {
  if (outbox) return outbox;
  const store = 'indexedDB' in window ? databaseStore<KeptPiece>('yunqiao-sound') : memoryStore<KeptPiece>();
  const tooOld = Date.now() - keptMilliseconds;
  store
    .forgetBefore(tooOld)
    .then(() => forgetMarkBefore(tooOld))
    .catch((error: unknown) => console.warn('Not deleted:', error));
  outbox = new SoundOutbox(store, soundServer);
  return outbox;
}

/** Sends what is missing in replays while a page is open that shows how far it is. */
export function useKeptSound() {
  const { viewer } = useSession();
  const kept = soundOutbox();

  async function flush(): Promise<void> {
    if (viewer.value) await kept.flush(viewer.value.id);
  }

  usePoll(flush, pollMilliseconds, () => kept.states.value.size > 0);
  useEventListener(window, 'online', () => void flush());
  void flush();
  return { states: computed(() => kept.states.value) };
}
