import type { EntityManager } from 'typeorm';
import type { DemoCorrection } from '../plan/corrections.js';
import { bulkInsert, instant } from './bulk-insert.js';
import { receivedAt } from './load-history.js';
import { tables } from './tables.js';

/** Writes what became of events beside the log. */
export async function loadCorrections(tx: EntityManager, corrections: readonly DemoCorrection[]): Promise<void> {
  const rows = corrections.flatMap((correction) => correction.events.map((one) => ({ ...correction, ...one })));
  await bulkInsert(tx, tables.correction, rows, ({ id, act, event, kind, recordedAt, recordedBy, reason }) => {
    const { membershipId, school, classGroup, role } = event.person;
    return [
      ...[id, act, event.id, instant(receivedAt(event)), event.person.id, kind],
      ...[membershipId, school.id, classGroup?.id ?? null, role, school.id],
      ...['correction', instant(recordedAt), recordedBy.id, reason],
    ];
  });
}
