import { Injectable } from '@nestjs/common';
import { Membership } from '@yunqiao/identity';
import { idBytes, schoolDayOf } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { ActingMembership } from '../log/activity-draft.js';
import { ActivityLog } from '../log/activity-log.js';
import { ActivityCorrections, type Move } from './activity-corrections.js';
import { loggedColumns, loggedEvent, type LoggedEvent, type LoggedRow } from './corrected-event.js';
import { CorrectionReader } from './correction-reader.js';
import { membershipOn } from './membership-on.js';
import { writeTransferReason } from './transfer-reason.js';

/** Events of a person that may count elsewhere: their membership did not hold on their school day, or they were corrected before. */
const inQuestion = [
  'SELECT',
  loggedColumns,
  `FROM activity_event AS event LEFT JOIN membership ON membership.id = event.membership_id
    AND membership.valid_from <= DATE(event.occurred_at + INTERVAL 8 HOUR)
    AND (membership.valid_to IS NULL OR membership.valid_to > DATE(event.occurred_at + INTERVAL 8 HOUR))
  WHERE event.person_id = ? AND event.received_at >= ? AND event.occurred_at >= ? AND (membership.id IS NULL
    OR EXISTS (SELECT 1 FROM activity_correction WHERE activity_correction.event_id = event.id))
  ORDER BY event.occurred_at, event.id`,
].join(' ');

interface Placing {
  readonly event: LoggedEvent;
  readonly from: ActingMembership;
  readonly to: ActingMembership;
}

/**
 * Lets what a person did count under the memberships that held on its days, as they are known now. It depends on the log and the
 * memberships alone, not on what was moved before: whatever is entered in whichever order, the same comes out.
 */
@Injectable()
export class Restatement {
  constructor(
    private readonly log: ActivityLog,
    private readonly reader: CorrectionReader,
    private readonly corrections: ActivityCorrections,
  ) {}

  /**
   * Appends corrections for events that ended at `since` or later and count elsewhere now; how many they are. Struck events wait
   * until they are restored. Until the transaction ends, batches of the same person wait.
   */
  async restate(tx: EntityManager, personId: string, since: Date): Promise<number> {
    await this.log.lock(tx, personId);
    const placings = await this.misplaced(tx, personId, since);
    if (placings.length > 0) await this.corrections.move(tx, personId, movesOf(placings));
    return placings.length;
  }

  private async misplaced(tx: EntityManager, personId: string, since: Date): Promise<Placing[]> {
    const rows = await tx.query<LoggedRow[]>(inQuestion, [idBytes(personId), since, since]);
    if (rows.length === 0) return [];
    const events = rows.map(loggedEvent);
    const ids = events.map(({ id }) => id);
    const states = await this.reader.latest(ids, undefined, tx);
    const memberships = await tx.find(Membership, { where: { personId }, order: { validFrom: 'ASC', id: 'ASC' } });
    return events
      .filter(({ id }) => states.get(id)?.kind !== 'struck')
      .map((event) => ({
        event,
        from: states.get(event.id)?.membership ?? event.membership,
        to: membershipOn(schoolDayOf(event.occurredAt), event.membership, memberships),
      }))
      .filter(({ from, to }) => from.membershipId !== to.membershipId);
  }
}

/** The same reason for all events that go from one membership to another; they come by the time at which they occurred. */
function movesOf(placings: readonly Placing[]): Move[] {
  const keyOf = ({ from, to }: Placing) => [from.membershipId, to.membershipId].join();
  const days = new Map<string, { firstDay: string; lastDay: string }>();
  for (const placing of placings) {
    const lastDay = schoolDayOf(placing.event.occurredAt);
    const { firstDay } = days.get(keyOf(placing)) ?? { firstDay: lastDay };
    days.set(keyOf(placing), { firstDay, lastDay });
  }
  return placings.map((placing) => {
    const reason = writeTransferReason({
      fromMembershipId: placing.from.membershipId,
      toMembershipId: placing.to.membershipId,
      ...days.get(keyOf(placing))!,
    });
    return { event: placing.event, to: placing.to, reason };
  });
}
