import { useClientHandle } from '@urql/vue';
import { useAnnouncer, useToasts } from '@yunqiao/ui';
import { computed, inject, provide, ref, shallowRef, watch, type InjectionKey } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAttendance } from './attendance/useAttendance';
import type { Source } from './conference/conference';
import { useConference } from './conference/useConference';
import { useEntry } from './door/useEntry';
import { RoomSessionDocument, type RoomSessionQuery } from './Entry.generated';
import { useListening } from './listening/useListening';
import { useStreamWish } from './listening/useStreamWish';
import { usePeopleDeeds } from './people/usePeopleDeeds';
import { useRoomPeople } from './people/useRoomPeople';
import type { SessionEventPartsFragment } from './Room.generated';
import { useDecks } from './stage/useDecks';
import { useRoomDeeds } from './useRoomDeeds';
import { useTimeline } from './useTimeline';

/** A session that takes place, as one page takes part in it. */
export type Room = ReturnType<typeof makeRoom>;

const key: InjectionKey<Room> = Symbol('room');
const over: readonly string[] = ['ended', 'publishing', 'published', 'cancelled'];

/** Makes the room of a page, for the page and everything in it. */
export function provideRoom(sessionId: string): Room {
  const room = makeRoom(sessionId);
  provide(key, room);
  return room;
}

/** The room in which a component is. */
export function useRoom(): Room {
  const room = inject(key);
  if (!room) throw new Error('useRoom needs a page that called provideRoom');
  return room;
}

function makeRoom(sessionId: string) {
  const { t } = useI18n();
  const { client } = useClientHandle();
  const { announce } = useAnnouncer();
  const toasts = useToasts();
  const session = shallowRef<RoomSessionQuery['researchSession'] | null>(null);
  const wasSpeaking = ref(false);
  let hasBegun = false;

  const people = useRoomPeople(sessionId);
  const decks = useDecks(sessionId);
  const listening = useListening(() => entry.renewStream());
  const stream = useStreamWish(() => void entry.ask());
  const timeline = useTimeline(sessionId, hear, () => listening.moment.value);
  const conference = useConference(() => void entry.ask());
  const deeds = useRoomDeeds(sessionId, () => timeline.catchUp());
  const peopleDeeds = usePeopleDeeds(sessionId, () => Promise.all([timeline.catchUp(), people.read()]));
  const isOver = computed(() => over.includes(session.value?.state ?? ''));

  const entry = useEntry(
    sessionId,
    () => stream.isWished.value,
    async ({ liveKit, playlistUrl }) => {
      const begun = hasBegun ? timeline.catchUp() : timeline.start();
      hasBegun = true;
      await Promise.all([begun, people.read(), readSession(), decks.read()]);
      if (isOver.value) return;
      if (playlistUrl) {
        await listening.start(playlistUrl);
        return conference.leave();
      }
      if (!liveKit) return;
      if (conference.state.value !== 'connected') await conference.connect(liveKit);
      listening.stop();
      if (isListener()) stream.waitForStream();
      await speakAgain();
    },
  );

  /** Who neither speaks nor leads may listen by the stream. */
  function isListener(): boolean {
    return people.me.value?.role === 'listener' && !people.me.value.hasMicrophone;
  }

  async function readSession(): Promise<void> {
    const answer = await client
      .query(RoomSessionDocument, { id: sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    if (answer.data) session.value = answer.data.researchSession;
    if (!isOver.value) return;
    listening.stop();
    await conference.leave();
  }

  /** Who spoke before the line broke speaks on, unless they were silenced meanwhile. */
  async function speakAgain(): Promise<void> {
    const { me } = people;
    if (wasSpeaking.value && me.value?.hasMicrophone && !me.value.isMutedByHost)
      await conference.turn('microphone', true);
    else wasSpeaking.value = false;
  }

  function hear(event: SessionEventPartsFragment): void {
    people.hear(event);
    if (event.kind === 'page.turned') decks.hear(event.pageKey);
    if (event.kind === 'state.changed') void readSession();
    const isNew = Date.now() - Date.parse(event.at) < 60_000;
    const isMine = event.memberId !== null && event.memberId === people.me.value?.personId;
    if (event.kind === 'member.removed' && isMine) {
      listening.stop();
      void entry.ask().then(() => conference.leave());
    }
    if (isMine && movesMe(event.kind)) void entry.ask();
    if (isNew && isMine) void tellMe(event.kind);
    if (isNew && event.kind === 'everybody.muted' && !people.leads.value && people.me.value?.hasMicrophone) {
      wasSpeaking.value = false;
      toasts.show(t('room.told.muted'));
      void announce(t('room.told.muted'));
    }
  }

  /** Who gets the microphone or a part comes into the conference; who has it no longer may listen by the stream again. */
  function movesMe(kind: string): boolean {
    if (kind === 'microphone.taken') return stream.isWished.value;
    return listening.isOn.value && (kind === 'microphone.given' || kind === 'role.changed');
  }

  async function tellMe(kind: string): Promise<void> {
    if (kind === 'microphone.taken') {
      wasSpeaking.value = false;
      await conference.putAllDown();
    }
    if (kind !== 'microphone.given' && kind !== 'microphone.taken') return;
    const told = t(kind === 'microphone.given' ? 'room.told.given' : 'room.told.taken');
    // What was given stands on the stage until it is taken up.
    if (kind === 'microphone.taken') toasts.show(told);
    void announce(told);
  }

  /** Takes a device up or puts it down. Who was silenced says first that they speak again. */
  async function turn(source: Source, isOn: boolean): Promise<void> {
    if (source === 'microphone') {
      if (isOn && people.me.value?.isMutedByHost && !(await peopleDeeds.unmuteMyself())) return;
      wasSpeaking.value = isOn;
    }
    await conference.turn(source, isOn);
  }

  watch(
    () => people.me.value?.isMutedByHost,
    (isMuted) => isMuted && conference.given.value.microphone && conference.turn('microphone', false),
  );
  watch(conference.step, (step) => step === 'soundOnly' && isListener() && stream.giveUp());
  useAttendance(
    sessionId,
    () => entry.standing.value === 'inside' && !isOver.value && session.value !== null,
    () => (listening.isOn.value ? 'hls' : 'rtc'),
  );
  void readSession();
  void entry.ask();

  return {
    sessionId,
    session,
    isOver,
    people,
    timeline,
    decks,
    conference,
    listening,
    stream,
    deeds,
    peopleDeeds,
    entry,
    readSession,
    turn,
  };
}
