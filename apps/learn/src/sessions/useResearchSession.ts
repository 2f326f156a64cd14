import { useClientHandle, useQuery } from '@urql/vue';
import { useAnnouncer, useChange, usePoll } from '@yunqiao/ui';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { SessionAnswer } from '../contract.generated';
import { AnswerSessionDocument, SessionConflictsDocument, SessionDocument } from './Session.generated';

const pollMilliseconds = 20_000;

/** A session as its page shows it, looked at again and again while its door may open, and the answer to it. */
export function useResearchSession(sessionId: () => string) {
  const { t } = useI18n();
  const { announce } = useAnnouncer();
  const { client } = useClientHandle();
  const { data, fetching, error, executeQuery } = useQuery({
    query: SessionDocument,
    variables: computed(() => ({ id: sessionId() })),
    requestPolicy: 'cache-and-network',
  });
  const session = computed(() => data.value?.researchSession ?? null);
  const isAhead = computed(() => ['scheduled', 'lobbyOpen', 'live', 'suspended'].includes(session.value?.state ?? ''));
  const conflicts = useQuery({
    query: SessionConflictsDocument,
    variables: computed(() => ({
      startsAt: session.value?.startsAt ?? '',
      endsAt: session.value?.endsAt ?? '',
      exceptSessionId: sessionId(),
    })),
    pause: computed(() => !isAhead.value || !session.value?.isInvited),
    requestPolicy: 'cache-and-network',
  });
  const answering = useChange(AnswerSessionDocument);

  async function answer(said: SessionAnswer): Promise<void> {
    const payload = await answering.run({ sessionId: sessionId(), answer: said });
    if (payload) void announce(t(`sessions.${said}Said`));
  }

  usePoll(
    () => client.query(SessionDocument, { id: sessionId() }, { requestPolicy: 'network-only' }).toPromise(),
    pollMilliseconds,
    () => isAhead.value,
  );

  return {
    session,
    isAhead,
    isLoading: computed(() => fetching.value && !session.value),
    error: computed(() => (session.value ? null : error.value)),
    conflicts: computed(() => conflicts.data.value?.sessionConflicts.sessions ?? []),
    reload: () => executeQuery({ requestPolicy: 'network-only' }),
    answer,
    isAnswering: answering.isBusy,
    answerError: answering.error,
  };
}
