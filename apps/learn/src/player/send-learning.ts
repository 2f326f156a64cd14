import { stringifyDocument } from '@urql/core';
import type { LearningEventInput } from '../contract.generated';
import { deviceId } from '../session/device-id';
import type { BatchAnswer } from './learning-outbox';
import { RecordLearningDocument, type RecordLearningMutation } from './RecordLearning.generated';

/** Codes after which the same batch can never succeed. */
const hopeless = new Set(['INPUT_INVALID', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']);

interface Answer {
  data?: RecordLearningMutation | null;
  errors?: readonly { extensions?: { code?: string } }[];
}

function meaningOf({ data, errors }: Answer): BatchAnswer {
  if (data) {
    const { accepted, rejected, progress } = data.recordLearning;
    return { kind: 'taken', accepted, rejected: rejected.map(({ id }) => id), progress };
  }
  return { kind: errors?.some(({ extensions }) => hopeless.has(extensions?.code ?? '')) ? 'invalid' : 'notNow' };
}

/**
 * Sends a batch past the cache (a heartbeat refreshes no lists) and with `keepalive`, so that it leaves even when the
 * page is closed at that moment.
 */
export async function sendLearning(events: readonly LearningEventInput[]): Promise<BatchAnswer> {
  const body = JSON.stringify({
    operationName: 'RecordLearning',
    query: stringifyDocument(RecordLearningDocument),
    variables: { input: { events, deviceId: deviceId(), sentAt: new Date().toISOString() } },
  });
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body,
    });
    return meaningOf((await response.json()) as Answer);
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return { kind: 'notNow' };
    throw error;
  }
}
