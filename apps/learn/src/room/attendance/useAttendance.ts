import { newId } from '@yunqiao/ui';
import { useEventListener, useIntervalFn } from '@vueuse/core';
import { onScopeDispose, watch } from 'vue';
import { databaseStore, memoryStore } from '../../player/event-store';
import type { SessionTransport } from '../../contract.generated';
import { useSession } from '../../session/useSession';
import { BeatOutbox, type StoredBeat } from './beat-outbox';
import { sendBeats } from './send-beats';

const beatMilliseconds = 15_000;

function makeStore() {
  return 'indexedDB' in window ? databaseStore<StoredBeat>('yunqiao-attendance') : memoryStore<StoredBeat>();
}

/** Tells every fifteen seconds that one is there, while `isInside` holds; what could not be sent is sent when the line is back. */
export function useAttendance(sessionId: string, isInside: () => boolean, transport: () => SessionTransport): void {
  const { viewer } = useSession();
  const outbox = new BeatOutbox(makeStore(), sendBeats);
  let lastAt: number | null = null;

  const flush = () => (viewer.value ? outbox.flush(viewer.value.id) : Promise.resolve());

  /** A page that sleeps beats late; the server counts a minute of it at most. */
  async function beat(): Promise<void> {
    if (lastAt === null || !viewer.value) return;
    const now = Date.now();
    const wallSeconds = Math.max(0, now - lastAt) / 1000;
    lastAt = now;
    const at = new Date(now).toISOString();
    await outbox.add({ id: newId(), personId: viewer.value.id, sessionId, transport: transport(), at, wallSeconds });
    await flush();
  }

  const { pause, resume } = useIntervalFn(() => void beat(), beatMilliseconds, { immediate: false });

  watch(
    isInside,
    (isNowInside) => {
      if (!isNowInside) {
        void beat();
        pause();
        lastAt = null;
        return;
      }
      lastAt = Date.now();
      void beat();
      resume();
    },
    { immediate: true },
  );
  useEventListener(window, 'online', () => void flush());
  useEventListener(window, 'pagehide', () => void beat());
  void flush();
  onScopeDispose(() => void beat());
}
