import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, ref, shallowRef, type EffectScope } from 'vue';
import { SoundKeeper } from './sound-keeper';
import { soundServer } from './sound-server';
import { useSoundKeeping } from './useSoundKeeping';

vi.mock('./sound-server', () => ({ soundServer: { ask: vi.fn(), send: vi.fn() } }));
vi.mock('./useKeptSound', () => ({ soundOutbox: vi.fn() }));

const microphone = { readyState: 'live' } as MediaStreamTrack;
const answer = (advice: 'keep' | 'discard') => ({ advice, isBeingAdded: false, missing: [] });
let scope: EffectScope;
let isRecorded: ReturnType<typeof ref<boolean>>;
let track: ReturnType<typeof shallowRef<MediaStreamTrack | null>>;
let kept: (MediaStreamTrack | null)[];

beforeEach(() => {
  kept = [];
  vi.spyOn(SoundKeeper.prototype, 'follow').mockImplementation((heard) => void kept.push(heard));
  vi.mocked(soundServer.ask).mockResolvedValue(answer('keep'));
  isRecorded = ref(true);
  track = shallowRef<MediaStreamTrack | null>(null);
  scope = effectScope();
});
afterEach(() => scope.stop());

function enter() {
  scope.run(() =>
    useSoundKeeping({
      ...{ sessionId: 'a', personId: () => 'wang', track: () => track.value ?? null, now: Date.now },
      isRecorded: () => isRecorded.value === true,
    }),
  );
}

async function takeUp() {
  track.value = microphone;
  await flushPromises();
}

describe('one’s own microphone in a session that is recorded', () => {
  it('is kept while it is on, and not from the moment at which it is muted', async () => {
    enter();
    expect(soundServer.ask).not.toHaveBeenCalled();
    await takeUp();
    expect(kept).toEqual([microphone]);
    track.value = null;
    expect(kept).toEqual([microphone, null]);
  });

  it('is kept neither in a break nor where nothing is recorded', async () => {
    isRecorded.value = false;
    enter();
    await takeUp();
    expect(kept).toEqual([]);
    isRecorded.value = true;
    await flushPromises();
    isRecorded.value = false;
    expect(kept).toEqual([microphone, null]);
  });

  it('is not kept of whom it may not be in the recording, and is while nobody can be asked', async () => {
    vi.mocked(soundServer.ask).mockResolvedValueOnce(answer('discard'));
    enter();
    await takeUp();
    expect(kept).toEqual([]);
    vi.mocked(soundServer.ask).mockResolvedValueOnce(null);
    track.value = null;
    enter();
    await takeUp();
    expect(kept).toEqual([microphone]);
  });

  it('is not kept any more by who has left the room', async () => {
    enter();
    await takeUp();
    scope.stop();
    expect(kept.at(-1)).toBeNull();
  });
});
