import { useAnnouncer, useToasts } from '@yunqiao/ui';
import { computed, inject, provide, ref, shallowRef, watch, type InjectionKey } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSoundKeeping } from '../insurance/useSoundKeeping';
import { useAttendance } from './attendance/useAttendance';
import type { Attendee, RoomEvent, RoomSession } from './attendee/attendee';
import type { Source } from './conference/conference';
import { useConference } from './conference/useConference';
import { useEntry } from './door/useEntry';
import { useListening } from './listening/useListening';
import { useStreamWish } from './listening/useStreamWish';
import { usePeopleDeeds } from './people/usePeopleDeeds';
import { useRoomPeople } from './people/useRoomPeople';
import { useDecks } from './stage/useDecks';
import { useRoomDeeds } from './useRoomDeeds';
import { useTimeline } from './useTimeline';

/** A session that takes place, as one page takes part in it. */
export type Room = ReturnType<typeof makeRoom>;

const key: InjectionKey<Room> = Symbol('room');
const over: readonly string[] = ['ended', 'publishing', 'published', 'cancelled'];

/** Makes the room of a page for who takes part in it, a person or a guest, for the page and everything in it. */
export function provideRoom(attendee: Attendee): Room {
  const room = makeRoom(attendee);
  provide(key, room);
  return room;
}

/** The room in which a component is. */
export function useRoom(): Room {
  const room = inject(key);
  if (!room) throw new Error('useRoom needs a page that called provideRoom');
  return room;
}

function makeRoom(attendee: Attendee) {
  const { sessionId } = attendee;
  const { t } = useI18n();
  const { announce } = useAnnouncer();
  const toasts = useToasts();
  const session = shallowRef<RoomSession | null>(null);
  const wasSpeaking = ref(false);

  const people = useRoomPeople(attendee);
  const decks = useDecks(attendee);
  const listening = useListening(() => entry.renewStream());
  const stream = useStreamWish(
    () => void entry.ask(),
    () => conference.tryLine(),
  );
  const timeline = useTimeline(
    attendee,
    hear,
    () => listening.moment.value,
    () => void entry.ask(),
  );
  const conference = useConference(() => void entry.ask());
  const deeds = useRoomDeeds(attendee, () => timeline.catchUp());
  const peopleDeeds = usePeopleDeeds(attendee, () => Promise.all([timeline.catchUp(), people.read()]));
  const isOver = computed(() => over.includes(session.value?.state ?? ''));

  const entry = useEntry(
    attendee,
    () => stream.isWished.value,
    async ({ liveKit, playlistUrl }) => {
      // The sound waits for nothing that it does not need: what happened before may be long, and the line weak.
      void timeline.start();
      void decks.read();
      const [room] = await Promise.all([people.read(), readSession()]);
      if (isOver.value) return;
      // Nobody speaks by what was true before the line broke: they may have been silenced meanwhile.
      if (!room.result) throw room.error;
      if (playlistUrl) {
        await listening.start(playlistUrl);
        return conference.leave();
      }
      if (!liveKit) return;
      if (conference.state.value !== 'connected') await conference.connect(liveKit);
      listening.stop();
      if (people.mayListen.value) stream.waitForStream();
      await speakAgain();
      await showAgain();
    },
  );

  async function readSession(): Promise<void> {
    const { result } = await attendee.readSession();
    if (result) session.value = result;
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

  /** Who was seen before the line broke is seen again, and who shared their screen shares it on, if they still may. */
  async function showAgain(): Promise<void> {
    await conference.showAgain({ camera: people.me.value?.hasMicrophone === true, screen: people.mayShare.value });
  }

  /** Sent out: the line says nothing more, also when one is let in again; the door is asked then. */
  async function goOut(): Promise<void> {
    timeline.stop();
    await entry.ask();
    if (entry.standing.value === 'inside') return;
    listening.stop();
    await conference.leave();
  }

  function hear(event: RoomEvent): void {
    people.hear(event);
    if (event.kind === 'page.turned') decks.hear(event.pageKey);
    if (event.kind === 'state.changed' || event.kind === 'role.changed') void readSession();
    const isNew = Date.now() - Date.parse(event.at) < 60_000;
    const about = event.memberId ?? event.guestId ?? null;
    const isMine = about !== null && about === people.me.value?.personId;
    if (isMine && (event.kind === 'member.removed' || event.kind === 'guest.removed')) void goOut();
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
  watch(people.mayShare, (mayShare) => !mayShare && conference.letScreenGo());
  watch(entry.entry, (got) => got?.refusal === 'SESSION_OVER' && readSession());
  watch(conference.step, (step) => step === 'soundOnly' && people.mayListen.value && stream.giveUp());
  // Guests count nowhere, so that they tell no signs of life; nobody knows them again who could send their sound.
  if (attendee.kind === 'member') {
    useAttendance(
      sessionId,
      () => entry.standing.value === 'inside' && !isOver.value && session.value !== null,
      () => (listening.isOn.value ? 'hls' : 'rtc'),
    );
    useSoundKeeping({
      ...{ sessionId, personId: () => people.me.value?.personId ?? null, track: () => conference.microphone.value },
      isRecorded: () => session.value?.state === 'live' && session.value.isRecorded,
      now: entry.clock.now,
    });
  }
  void readSession();
  void entry.ask();

  return {
    attendee,
    isGuest: attendee.kind === 'guest',
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
