import { deviceId } from '../../session/device-id';
import { sendKeptAlive } from '../../session/send-kept-alive';
import { RecordAttendanceDocument } from '../Entry.generated';
import type { BeatAnswer, StoredBeat } from './beat-outbox';

/** Sends signs of life; a session that is not there for this person never takes them. */
export async function sendBeats(sessionId: string, stored: readonly StoredBeat[]): Promise<BeatAnswer> {
  const beats = stored.map(({ id, transport, at, wallSeconds }) => ({ id, transport, at, wallSeconds }));
  const input = { sessionId, beats, deviceId: deviceId(), sentAt: new Date().toISOString() };
  const sent = await sendKeptAlive('RecordAttendance', RecordAttendanceDocument, input, ['SESSION_NOT_FOUND']);
  if (sent.kind !== 'taken') return sent;
  const { accepted, rejected } = sent.data.recordAttendance;
  return { kind: 'taken', settled: [...accepted, ...rejected.map(({ id }) => id)] };
}
