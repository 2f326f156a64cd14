import { useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Conference, DeviceKind, Source } from './conference';
import { KeptScreen } from './kept-screen';
import { allows, look, startLadder, tryAgain } from './ladder';
import type { Speaker } from './speaker';

/** How the connection stands. */
export type ConnectionState = 'none' | 'connecting' | 'connected' | 'broken' | 'elsewhere';

/** Why a device cannot be used. */
export interface DeviceTrouble {
  readonly source: Source;
  readonly why: 'denied' | 'missing' | 'inUse' | 'failed';
}

/** Hears what others send that is kept nowhere. */
export type DataListener = (bytes: Uint8Array, personId: string) => void;

const lookMilliseconds = 2_000;

/**
 * The conference of a session: who is heard and seen in it, and what one gives oneself. It mends short breaks by itself.
 * @param onLost is called when it could not: who is still welcome asks at the door for a new way in
 */
export function useConference(onLost: () => void) {
  const state = ref<ConnectionState>('none');
  const speakers = shallowRef<readonly Speaker[]>([]);
  const given = ref<Readonly<Record<Source, boolean>>>({ microphone: false, camera: false, screen: false });
  const microphone = shallowRef<MediaStreamTrack | null>(null);
  const isSilenced = ref(false);
  const trouble = shallowRef<DeviceTrouble | null>(null);
  const busy = ref<ReadonlySet<Source>>(new Set());
  const ladder = shallowRef(startLadder(Date.now()));
  let conference: Conference | null = null;
  /** Whether one wants to be seen; the line decides whether one is. */
  let showsCamera = false;
  const screen = new KeptScreen();
  const listeners = new Map<string, DataListener>();
  let turning: Promise<unknown> = Promise.resolve();

  function changed() {
    if (!conference) return;
    speakers.value = conference.speakers();
    isSilenced.value = conference.isSilenced;
    const isOn = (source: Source) => Boolean(conference?.isOn(source));
    given.value = { microphone: isOn('microphone'), camera: isOn('camera'), screen: isOn('screen') };
    microphone.value = conference.microphoneTrack();
  }

  function givesNothing() {
    speakers.value = [];
    given.value = { microphone: false, camera: false, screen: false };
    microphone.value = null;
  }

  function lost(why: 'elsewhere' | 'line') {
    conference = null;
    state.value = why === 'elsewhere' ? 'elsewhere' : 'broken';
    givesNothing();
    if (why === 'line') onLost();
    else screen.letGo();
  }

  /** Connects, or throws when it cannot be reached. */
  async function connect(access: { url: string; token: string }): Promise<void> {
    await disconnect();
    state.value = 'connecting';
    const { Conference } = await import('./conference');
    const made = new Conference({
      changed,
      broken: () => (state.value = 'broken'),
      mended: () => {
        state.value = 'connected';
        changed();
      },
      received: (topic, bytes, personId) => listeners.get(topic)?.(bytes, personId),
      lost: (why) => made === conference && lost(why),
    });
    made.apply(ladder.value.step);
    try {
      await made.connect(access.url, access.token);
    } catch (error) {
      state.value = 'broken';
      throw error;
    }
    conference = made;
    state.value = 'connected';
    changed();
  }

  async function leave(): Promise<void> {
    screen.letGo();
    await disconnect();
  }

  async function disconnect(): Promise<void> {
    const left = conference;
    conference = null;
    givesNothing();
    if (state.value !== 'elsewhere') state.value = 'none';
    await left?.leave();
  }

  /** Takes a device up or puts it down. False when it could not be taken up: `trouble` says why. */
  async function turn(source: Source, isOn: boolean): Promise<boolean> {
    if (!conference || busy.value.has(source)) return false;
    const isTurned = await act(source, (now) => now.turn(source, isOn));
    if (source === 'camera') showsCamera = isOn && isTurned;
    if (source === 'screen') screen.keep(isOn && isTurned ? (conference?.screenTracks() ?? []) : []);
    return isTurned;
  }

  /** Does something with a device of the conference, one after the other: it cannot take two at once. */
  async function act(source: Source, deed: (now: Conference) => Promise<void>): Promise<boolean> {
    busy.value = new Set([...busy.value, source]);
    if (trouble.value?.source === source) trouble.value = null;
    const done = turning.then(() => conference && deed(conference));
    turning = done.catch(() => undefined);
    try {
      await done;
      return true;
    } catch (error) {
      const why = whyNot(error);
      if (source !== 'screen' || why !== 'denied') trouble.value = { source, why };
      return false;
    } finally {
      busy.value = new Set([...busy.value].filter((other) => other !== source));
      changed();
    }
  }

  /** The camera of who wants to be seen is on as long as the line carries it. */
  async function followLadder(): Promise<void> {
    const isDue = showsCamera && allows(ladder.value.step).ownCamera;
    if (!conference || busy.value.has('camera') || isDue === given.value.camera) return;
    await act('camera', (now) => now.turn('camera', isDue));
  }

  /** On a new connection: what one showed before the line broke is shown again, as far as one still may and the line carries it. */
  async function showAgain(may: { readonly camera: boolean; readonly screen: boolean }): Promise<void> {
    showsCamera &&= may.camera;
    if (!may.screen) screen.letGo();
    await followLadder();
    const { tracks } = screen;
    if (!conference || given.value.screen || tracks.length === 0) return;
    if (await act('screen', (now) => now.shareAgain(tracks.map((track) => track.clone())))) return;
    screen.letGo();
  }

  async function putAllDown(): Promise<void> {
    showsCamera = false;
    screen.letGo();
    await conference?.putAllDown();
  }

  /** Sends something to everybody that may be lost on the way; without a line it is. */
  function send(topic: string, bytes: Uint8Array<ArrayBuffer>): void {
    if (state.value !== 'connected') return;
    conference?.send(topic, bytes).catch((error: unknown) => console.warn('Not sent:', error));
  }

  /** Hears what others send under a topic, until what comes back is called. */
  function hear(topic: string, listener: DataListener): () => void {
    listeners.set(topic, listener);
    return () => listeners.delete(topic);
  }

  useIntervalFn(() => {
    const quality = conference?.quality() ?? null;
    if (state.value === 'connected' && quality) ladder.value = look(ladder.value, quality, Date.now());
  }, lookMilliseconds);

  watch(
    () => ladder.value.step,
    async (step) => {
      conference?.apply(step);
      await followLadder();
    },
  );
  onScopeDispose(() => void leave());

  return {
    ...{ state, speakers, given, isSilenced, trouble, busy, connect, leave, turn, showAgain, putAllDown, send, hear },
    step: computed(() => ladder.value.step),
    /** What one's own microphone hears; null while it is off. */
    microphone,
    /** Before one comes back who left because the line was too bad. */
    tryLine(): void {
      if (!conference) ladder.value = tryAgain(ladder.value, Date.now());
    },
    playSound: () => conference?.playSound().then(changed),
    /** Of a screen that is shared, what outlives a broken line. */
    get keptScreen() {
      return screen.tracks;
    },
    /** Who may not share any more keeps no screen to share it again. */
    letScreenGo: () => screen.letGo(),
    devices: (kind: DeviceKind) => conference?.devices(kind) ?? Promise.resolve([]),
    chosen: (kind: DeviceKind) => conference?.chosen(kind) ?? 'default',
    choose: (kind: DeviceKind, deviceId: string) => conference?.choose(kind, deviceId),
  };
}

const reasons: Readonly<Record<string, DeviceTrouble['why']>> = {
  ...{ NotAllowedError: 'denied', SecurityError: 'denied', PermissionDeniedError: 'denied' },
  ...{ NotFoundError: 'missing', OverconstrainedError: 'missing', DevicesNotFoundError: 'missing' },
  ...{ NotReadableError: 'inUse', AbortError: 'inUse' },
};

/** Why a browser does not give a device, by the name of its error. */
export function whyNot(error: unknown): DeviceTrouble['why'] {
  if (!navigator.mediaDevices) return 'missing';
  return (error instanceof Error && reasons[error.name]) || 'failed';
}
