import type { LearningEventInput } from '../contract.generated';
import { deviceId } from '../session/device-id';
import { sendKeptAlive } from '../session/send-kept-alive';
import type { BatchAnswer } from './learning-outbox';
import { RecordLearningDocument } from './RecordLearning.generated';

/** Sends a batch of what was learned. */
export async function sendLearning(events: readonly LearningEventInput[]): Promise<BatchAnswer> {
  const input = { events: [...events], deviceId: deviceId(), sentAt: new Date().toISOString() };
  const sent = await sendKeptAlive('RecordLearning', RecordLearningDocument, input);
  if (sent.kind !== 'taken') return sent;
  const { accepted, rejected, progress } = sent.data.recordLearning;
  return { kind: 'taken', accepted, rejected: rejected.map(({ id }) => id), progress };
}
