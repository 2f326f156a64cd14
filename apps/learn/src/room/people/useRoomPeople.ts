import { usePoll } from '@yunqiao/ui';
import { onScopeDispose, shallowRef, computed } from 'vue';
import { memberOf, type Answer, type Attendee, type RoomEvent, type RoomFacts } from '../attendee/attendee';

const leaders: readonly string[] = ['host', 'coHost'];
const presenters: readonly string[] = [...leaders, 'speaker'];
const listeners: readonly string[] = ['listener', 'guest'];
/** What changes who is on the stage, who waits, or how the door stands. */
const aboutPeople = /^(lobby|member|role|roster|hand|microphone|everybody|spotlight|door|guest|guestChat)\./u;

/** Who waits may be gone: no event tells of it. */
const lobbyPollMilliseconds = 20_000;

/** How long to gather changes before asking again: leaders act on what they see, the others come one after the other. */
function waitFor(isUrgent: boolean): number {
  return isUrgent ? 120 : 300 + Math.random() * 1_200;
}

/** Who is in a session and what they are in it; asked for again after each event that changes it. */
export function useRoomPeople(attendee: Attendee) {
  const facts = shallowRef<RoomFacts | null>(null);
  /** Counts the changes, so that longer lists know when they are old. */
  const version = shallowRef(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<Answer<RoomFacts>> {
    const answer = await attendee.readRoom();
    if (!answer.result) return answer;
    facts.value = answer.result;
    version.value += 1;
    return answer;
  }

  function hear(event: RoomEvent): void {
    if (!aboutPeople.test(event.kind)) return;
    const mine = facts.value?.me.personId;
    const about = event.memberId ?? event.guestId ?? null;
    const isUrgent = leads.value || about === mine || event.personId === mine || about === null;
    clearTimeout(timer);
    timer = setTimeout(() => void read(), waitFor(isUrgent));
  }

  const me = computed(() => facts.value?.me ?? null);
  const onSite = computed(() => facts.value?.onSite ?? []);
  const guests = computed(() => (facts.value?.guests ?? []).filter((guest) => guest.isAdmitted && !guest.isRemoved));
  /** Members and guests alike. */
  const stage = computed(() => [...(facts.value?.stage ?? []), ...guests.value.map(memberOf)]);
  const leads = computed(() => leaders.includes(me.value?.role ?? ''));
  const waiting = computed(() => facts.value?.waiting ?? []);
  /** Who came by a link and waits. */
  const waitingGuests = computed(() =>
    (facts.value?.guests ?? []).filter(({ isAdmitted, isRemoved }) => !isAdmitted && !isRemoved),
  );
  usePoll(read, lobbyPollMilliseconds, () => leads.value && waiting.value.length + waitingGuests.value.length > 0);
  onScopeDispose(() => clearTimeout(timer));

  return {
    facts,
    version,
    me,
    leads,
    read,
    hear,
    /** Whom everybody sees large, a person or a guest; null when nobody was chosen. */
    inLight: computed(() => facts.value?.spotlightPersonId ?? facts.value?.spotlightGuestId ?? null),
    /** Who neither speaks nor leads may listen by the stream. */
    mayListen: computed(() => listeners.includes(me.value?.role ?? '') && me.value?.hasMicrophone === false),
    /** Turns pages and writes on them. */
    presents: computed(() => {
      const { role, hasMicrophone = false } = me.value ?? {};
      return presenters.includes(role ?? '') || (hasMicrophone && role !== 'guest');
    }),
    /** Whether somebody else turns pages and writes on them. */
    mayPresent: (personId: string) =>
      (facts.value?.stage ?? []).some(
        (member) => member.personId === personId && (presenters.includes(member.role) || member.hasMicrophone),
      ),
    /** Shows the own screen. */
    mayShare: computed(() => presenters.includes(me.value?.role ?? '') && Boolean(me.value?.hasMicrophone)),
    onStage: computed(() => stage.value.filter(({ hasMicrophone }) => hasMicrophone)),
    hands: computed(() =>
      stage.value
        .filter(({ handRaisedAt }) => handRaisedAt !== null)
        .sort((a, b) => Date.parse(a.handRaisedAt ?? '') - Date.parse(b.handRaisedAt ?? '')),
    ),
    /** How many were entered before a device, and before all of them; guests are told nothing of it. */
    onSiteWith: (personId: string) => onSite.value.find((device) => device.personId === personId)?.count ?? 0,
    onSiteCount: computed(() => onSite.value.reduce((sum, { count }) => sum + count, 0)),
    waiting,
    /** Who came by a link and was let in. */
    guests,
    waitingGuests,
    /** Whom the host sent out, or did not let in. */
    removed: computed(() => facts.value?.removed ?? []),
    removedGuests: computed(() => (facts.value?.guests ?? []).filter(({ isRemoved }) => isRemoved)),
    nameOf: (personId: string) => stage.value.find((member) => member.personId === personId)?.displayName ?? null,
  };
}
