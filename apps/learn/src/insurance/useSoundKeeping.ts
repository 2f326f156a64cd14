import { newId } from '@yunqiao/ui';
import { onScopeDispose, ref, watch } from 'vue';
import { markKeptSound } from './kept-sound-mark';
import { SoundKeeper } from './sound-keeper';
import { soundServer } from './sound-server';
import { soundOutbox } from './useKeptSound';

/** Whose microphone is kept, and when. */
interface Given {
  readonly sessionId: string;
  readonly personId: () => string | null;
  /** What the own microphone hears; null while it is off. */
  readonly track: () => MediaStreamTrack | null;
  /** The session is live and recorded. */
  readonly isRecorded: () => boolean;
  /** The clock of the house, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps on this device what the own microphone gives to a session that is recorded, in case that its recorder fails. */
export function useSoundKeeping({ sessionId, personId, track, isRecorded, now }: Given): void {
  /** Whose sound may not be in the recording is not kept either; while nobody can be asked it is. */
  const isWelcome = ref(false);
  let asked = false;

  async function ask(): Promise<void> {
    if (asked) return;
    asked = true;
    isWelcome.value = (await soundServer.ask(sessionId))?.advice !== 'discard';
  }

  const keeper = new SoundKeeper((piece) => {
    const owner = personId();
    if (!owner) return;
    markKeptSound();
    void soundOutbox().add({ ...piece, id: newId(), personId: owner, sessionId });
  }, now);
  watch(
    () => (isRecorded() ? track() : null),
    (heard) => heard && void ask(),
    { immediate: true },
  );
  watch(
    () => (isRecorded() && isWelcome.value ? track() : null),
    (heard) => keeper.follow(heard),
    { flush: 'sync' },
  );
  onScopeDispose(() => keeper.follow(null));
}
