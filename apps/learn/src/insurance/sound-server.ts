import { problemOf } from '@yunqiao/ui';
import { client } from '../client';
import { SessionInsuranceDocument } from './Insurance.generated';
import type { SoundServer } from './sound-outbox';

const nothing = { advice: 'discard', isBeingAdded: false, missing: [] } as const;

/** The house, which knows what is missing in a replay. */
export const soundServer: SoundServer = {
  async ask(sessionId) {
    const fresh = { requestPolicy: 'network-only' } as const;
    const { data, error } = await client.query(SessionInsuranceDocument, { sessionId }, fresh).toPromise();
    if (!data) return error && problemOf(error).code === 'SESSION_NOT_FOUND' ? nothing : null;
    const { missing, ...said } = data.sessionInsurance;
    const spans = missing.map(({ startsAt, endsAt }) => ({ from: Date.parse(startsAt), to: Date.parse(endsAt) }));
    return { ...said, missing: spans };
  },

  async send({ sessionId, runId, number, runStartedAt, durationMs, content }) {
    const startedAt = new Date(runStartedAt).toISOString();
    const query = new URLSearchParams({ startedAt, durationMs: String(durationMs) });
    const response = await fetch(`/sessions/${sessionId}/insurance/${runId}/${number}?${query.toString()}`, {
      ...{ method: 'PUT', body: content, headers: { 'content-type': 'application/sound+octet-stream' } },
    }).catch(() => null);
    if (response?.ok) return 'taken';
    const isPassing = !response || response.status >= 500 || [401, 408, 429].includes(response.status);
    return isPassing ? 'notNow' : 'refused';
  },
};
