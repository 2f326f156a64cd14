import { problemOf } from '@yunqiao/ui';
import { useEventListener } from '@vueuse/core';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Attendee, Entry } from '../attendee/attendee';
import { houseClock } from './house-clock';

/** Where one stands: still asking, waiting to be let in, refused, inside, or nobody could answer. */
export type Standing = 'asking' | 'waiting' | 'refused' | 'inside' | 'failed';

const longestWait = 15_000;
/** What asking again mends by itself. */
const passing = new Set(['OFFLINE', 'UNAVAILABLE', 'UNEXPECTED', 'CONFERENCE_SERVER_MISSING']);

/**
 * The way into a session: asks at the door, waits in the lobby, and asks again when the line was broken.
 * @param prefersStream whether one would rather listen by the stream
 * @param onAdmitted takes what opens the conference; when it throws, the door is asked once more
 */
export function useEntry(
  attendee: Attendee,
  prefersStream: () => boolean,
  onAdmitted: (entry: Entry) => Promise<void>,
) {
  const standing = ref<Standing>('asking');
  const entry = shallowRef<Entry | null>(null);
  const error = shallowRef<unknown>(null);
  /** Was inside before, since this page was opened. */
  const wasInside = ref(false);
  const clock = houseClock();
  let retries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: Promise<void> | null = null;

  function askLater() {
    clearTimeout(timer);
    const wait = Math.min(longestWait, 1_000 * 2 ** retries) * (0.5 + Math.random() / 2);
    retries += 1;
    timer = setTimeout(() => void ask(), wait);
  }

  function failed(cause: unknown) {
    error.value = cause;
    const isPassing = passing.has(problemOf(cause).code);
    // Who is inside stays inside: what they see is still there, and the line comes back.
    if (standing.value !== 'inside' || !isPassing) standing.value = 'failed';
    if (isPassing) askLater();
  }

  async function askOnce(): Promise<void> {
    const askedAt = Date.now();
    const { result: got, error: problem } = await attendee.enter(prefersStream());
    if (!got) return failed(problem);
    if (got.serverTime) clock.hear(got.serverTime, askedAt, Date.now());
    entry.value = got;
    if (got.state !== 'admitted') {
      error.value = null;
      standing.value = got.state;
      return;
    }
    standing.value = 'inside';
    wasInside.value = true;
    try {
      await onAdmitted(got);
      error.value = null;
      retries = 0;
    } catch (cause) {
      failed(cause);
    }
  }

  /** Asks at the door; who asks while an answer is on its way waits for that one. */
  function ask(): Promise<void> {
    clearTimeout(timer);
    asking ??= askOnce().finally(() => (asking = null));
    return asking;
  }

  /** Address of the stream for some more minutes; null when one does not get it any more. */
  async function renewStream(): Promise<string | null> {
    const { result } = await attendee.enter(prefersStream());
    return result?.playlistUrl ?? null;
  }

  /** Before the door one hears when it is worth asking again: one was answered, or the door moved. */
  watch(standing, (now, _before, onCleanup) => {
    if (now !== 'waiting' && now !== 'refused') return;
    onCleanup(attendee.watchDoor(() => void ask()));
  });
  useEventListener(window, 'online', () => error.value && ask());
  onScopeDispose(() => clearTimeout(timer));
  return { standing, entry, error, wasInside, clock, ask, renewStream };
}
