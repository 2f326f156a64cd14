import { stringifyDocument } from '@urql/core';
import { deviceId } from '../../session/device-id';
import { RecordAttendanceDocument, type RecordAttendanceMutation } from '../Entry.generated';
import type { BeatAnswer, StoredBeat } from './beat-outbox';

/** Codes after which the same can never succeed. */
const hopeless = new Set(['INPUT_INVALID', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'SESSION_NOT_FOUND']);

interface Answer {
  data?: RecordAttendanceMutation | null;
  errors?: readonly { extensions?: { code?: string } }[];
}

function meaningOf({ data, errors }: Answer): BeatAnswer {
  if (data) {
    const { accepted, rejected } = data.recordAttendance;
    return { kind: 'taken', settled: [...accepted, ...rejected.map(({ id }) => id)] };
  }
  return { kind: errors?.some(({ extensions }) => hopeless.has(extensions?.code ?? '')) ? 'invalid' : 'notNow' };
}

/** Sends signs of life past the cache and with `keepalive`, so that they leave even when the page is closed at that moment. */
export async function sendBeats(sessionId: string, stored: readonly StoredBeat[]): Promise<BeatAnswer> {
  const beats = stored.map(({ id, transport, at, wallSeconds }) => ({ id, transport, at, wallSeconds }));
  const input = { sessionId, beats, deviceId: deviceId(), sentAt: new Date().toISOString() };
  const body = JSON.stringify({
    operationName: 'RecordAttendance',
    query: stringifyDocument(RecordAttendanceDocument),
    variables: { input },
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
