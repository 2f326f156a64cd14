import type { OutboxAnswer } from '../outbox/place-outbox';
import { sendKeptAlive } from '../session/send-kept-alive';
import {
  EndClassViewingDocument,
  ReportClassViewingDocument,
  type ClassViewingPartsFragment,
} from './ClassViewing.generated';
import type { ViewingDeed } from './viewing-deeds';

/** Whoever may not tell of it now never may. */
const hopeless = ['CLASS_VIEWING_NOT_FOUND', 'NOT_ALLOWED'];

/**
 * Sends what was done in a viewing; with nothing to tell it is a sign of life.
 * @param heard called with the viewing as the server has it then
 */
export async function sendDeeds(
  viewingId: string,
  deeds: readonly ViewingDeed[],
  heard: (viewing: ClassViewingPartsFragment) => void,
): Promise<OutboxAnswer> {
  const sentAt = new Date().toISOString();
  const marks = deeds.flatMap((deed) =>
    deed.kind === 'marked' ? [{ id: deed.id, personId: deed.pupilId, isPresent: deed.isPresent, at: deed.at }] : [],
  );
  const played = deeds.flatMap((deed) => {
    if (deed.kind !== 'played') return [];
    const { from, to, fromSecond = null, toSecond = null } = deed;
    return [{ from, to, fromSecond, toSecond }];
  });
  const report = { viewingId, marks, played, sentAt };
  const told = await sendKeptAlive('ReportClassViewing', ReportClassViewingDocument, report, hopeless);
  if (told.kind !== 'taken') return told;
  heard(told.data.reportClassViewing.viewing);
  const settled = deeds.filter(({ kind }) => kind !== 'ended').map(({ id }) => id);
  const ended = deeds.find((deed) => deed.kind === 'ended');
  if (!ended) return { kind: 'taken', settled };

  const input = { viewingId, endedAt: ended.at, sentAt };
  const over = await sendKeptAlive('EndClassViewing', EndClassViewingDocument, input, hopeless);
  if (over.kind === 'taken') heard(over.data.endClassViewing.viewing);
  return { kind: 'taken', settled: over.kind === 'notNow' ? settled : [...settled, ended.id] };
}
