import { Injectable } from '@nestjs/common';
import { Clock, Outbox } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';

/** Kind of the news that people's memberships are others than before, for days that have begun. */
export const MEMBERSHIPS_RESTATED = 'memberships.restated';

/** Whose memberships are others than before, from which school day on. */
export interface MembershipChange {
  readonly personId: string;
  readonly fromDay: string;
}

/** People of one message. */
const peopleAtOnce = 50;

/** Tells the rooms above of memberships that were entered late: what people did on those days belongs elsewhere now. */
@Injectable()
export class MembershipNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of the change. What begins tomorrow or later is no news: nobody has done anything then. */
  async tell(tx: EntityManager, changes: readonly MembershipChange[]): Promise<void> {
    const today = this.clock.today();
    const earliest = new Map<string, string>();
    for (const { personId, fromDay } of changes) {
      const known = earliest.get(personId);
      if (fromDay <= today && (known === undefined || fromDay < known)) earliest.set(personId, fromDay);
    }
    const people = [...earliest].map(([personId, fromDay]) => ({ personId, fromDay }));
    for (let begin = 0; begin < people.length; begin += peopleAtOnce) {
      const some = people.slice(begin, begin + peopleAtOnce);
      await this.outbox.add(tx, { kind: MEMBERSHIPS_RESTATED, key: some[0]!.personId, payload: { changes: some } });
    }
  }
}

/** What such news says. */
export function membershipChangesOf(payload: Readonly<Record<string, unknown>>): MembershipChange[] {
  return payload['changes'] as MembershipChange[];
}
