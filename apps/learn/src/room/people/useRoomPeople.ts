import { useClientHandle } from '@urql/vue';
import { onScopeDispose, shallowRef, computed } from 'vue';
import type { MemberPartsFragment } from '../Entry.generated';
import { SessionRoomDocument, type SessionRoomQuery } from '../People.generated';
import type { SessionEventPartsFragment } from '../Room.generated';

export type RoomFacts = NonNullable<SessionRoomQuery['sessionRoom']>;
export type Member = MemberPartsFragment;

const leaders: readonly string[] = ['host', 'coHost'];
const presenters: readonly string[] = [...leaders, 'speaker'];
/** What changes who is on the stage, who waits, or how the door stands. */
const aboutPeople = /^(lobby|member|role|hand|microphone|everybody|spotlight|door)\./u;

/** How long to gather changes before asking again: leaders act on what they see, the others come one after the other. */
function waitFor(isUrgent: boolean): number {
  return isUrgent ? 120 : 300 + Math.random() * 1_200;
}

/** Who is in a session and what they are in it; asked for again after each event that changes it. */
export function useRoomPeople(sessionId: string) {
  const { client } = useClientHandle();
  const facts = shallowRef<RoomFacts | null>(null);
  /** Counts the changes, so that longer lists know when they are old. */
  const version = shallowRef(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    const answer = await client
      .query(SessionRoomDocument, { sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!answer.data?.sessionRoom) return;
    facts.value = answer.data.sessionRoom;
    version.value += 1;
  }

  function hear(event: SessionEventPartsFragment): void {
    if (!aboutPeople.test(event.kind)) return;
    const mine = facts.value?.me.personId;
    const isUrgent = leads.value || event.memberId === mine || event.personId === mine || event.memberId === null;
    clearTimeout(timer);
    timer = setTimeout(() => void read(), waitFor(isUrgent));
  }

  const me = computed(() => facts.value?.me ?? null);
  const leads = computed(() => leaders.includes(me.value?.role ?? ''));
  onScopeDispose(() => clearTimeout(timer));

  return {
    facts,
    version,
    me,
    leads,
    read,
    hear,
    /** Turns pages and writes on them. */
    presents: computed(() => presenters.includes(me.value?.role ?? '') || Boolean(me.value?.hasMicrophone)),
    /** Whether somebody else turns pages and writes on them. */
    mayPresent: (personId: string) =>
      (facts.value?.stage ?? []).some(
        (member) => member.personId === personId && (presenters.includes(member.role) || member.hasMicrophone),
      ),
    /** Shows the own screen. */
    mayShare: computed(() => presenters.includes(me.value?.role ?? '') && Boolean(me.value?.hasMicrophone)),
    onStage: computed(() => (facts.value?.stage ?? []).filter(({ hasMicrophone }) => hasMicrophone)),
    hands: computed(() =>
      (facts.value?.stage ?? [])
        .filter(({ handRaisedAt }) => handRaisedAt !== null)
        .sort((a, b) => Date.parse(a.handRaisedAt ?? '') - Date.parse(b.handRaisedAt ?? '')),
    ),
    waiting: computed(() => facts.value?.waiting ?? []),
    nameOf: (personId: string) =>
      facts.value?.stage.find((member) => member.personId === personId)?.displayName ?? null,
  };
}
