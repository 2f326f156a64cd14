import { useClientHandle, useQuery } from '@urql/vue';
import { useChange } from '@yunqiao/ui';
import { useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, type Ref } from 'vue';
import {
  ConfirmRosterDocument,
  RosterCandidatesDocument,
  RosterCodeDocument,
  SessionRosterDocument,
  type RosterCodeQuery,
  type RosterEntryPartsFragment,
} from '../Roster.generated';

const lookMilliseconds = 5_000;

/** The people before this device: who is confirmed, the code that is good now, and whom one may tick. */
export function useRoster(sessionId: string, search: Readonly<Ref<string>>) {
  const { client } = useClientHandle();
  const code = shallowRef<RosterCodeQuery['rosterCode'] | null>(null);
  const entries = shallowRef<readonly RosterEntryPartsFragment[]>([]);
  const readError = shallowRef<unknown>(null);
  const confirming = useChange(ConfirmRosterDocument);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const found = useQuery({
    query: RosterCandidatesDocument,
    variables: computed(() => ({ sessionId, search: search.value.trim() })),
    pause: computed(() => search.value.trim() === ''),
  });

  async function readCode(): Promise<void> {
    const answer = await client.query(RosterCodeDocument, { sessionId }, { requestPolicy: 'network-only' }).toPromise();
    readError.value = answer.error ?? null;
    code.value = answer.data?.rosterCode ?? code.value;
    const left = code.value ? Date.parse(code.value.expiresAt) - Date.now() : 0;
    timer = setTimeout(() => void readCode(), Math.max(lookMilliseconds, left));
  }

  async function readEntries(): Promise<void> {
    const answer = await client
      .query(SessionRosterDocument, { sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    if (answer.data) entries.value = answer.data.sessionRoster;
  }

  async function confirm(presentPersonIds: string[], gonePersonIds: string[]): Promise<void> {
    const payload = await confirming.run({ sessionId, presentPersonIds, gonePersonIds });
    if (payload) entries.value = payload.confirmRoster.entries;
  }

  useIntervalFn(() => void readEntries(), lookMilliseconds);
  void readCode();
  void readEntries();
  onScopeDispose(() => clearTimeout(timer));

  const present = computed(() => entries.value.filter(({ toAt }) => toAt === null));
  return {
    ...{ code, present, confirm, isBusy: confirming.isBusy },
    error: computed(() => confirming.error.value ?? readError.value),
    candidates: computed(() => {
      if (search.value.trim() === '') return [];
      const here = new Set(present.value.map(({ personId }) => personId));
      return (found.data.value?.rosterCandidates ?? []).filter(({ personId }) => !here.has(personId)).slice(0, 20);
    }),
  };
}
