import { Injectable } from '@nestjs/common';
import { FindsMembershipTraces } from '@yunqiao/identity';
import { idList, idText } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';

const membershipsWithEvents = 'SELECT DISTINCT membership_id FROM activity_event WHERE person_id IN (?)';

/** The log has no foreign keys: it says itself which memberships it speaks of. */
@Injectable()
export class ActivityTraces {
  @FindsMembershipTraces()
  async find(tx: EntityManager, personIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ membership_id: Buffer }[]>(membershipsWithEvents, [idList(personIds)]);
    return rows.map(({ membership_id }) => idText(membership_id));
  }
}
