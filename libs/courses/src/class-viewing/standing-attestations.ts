import { isReversal, type ActingMembership, type WallInterval } from '@yunqiao/activity';
import { idBytes, idText, type Role } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { ClassViewing } from './class-viewing.entity.js';

/** An attested event that the room did not take back; an administrator may have struck it. */
export interface Standing {
  readonly id: string;
  readonly occurredAt: Date;
  readonly interval: WallInterval | null;
  readonly membership: ActingMembership;
}

interface StandingRow {
  id: Buffer;
  kind: string;
  occurred_at: Date;
  credited_from: Date | null;
  credited_to: Date | null;
  membership_id: Buffer;
  role: Role;
  school_id: Buffer;
  class_group_id: Buffer | null;
}

const findAttested = `SELECT id, kind, occurred_at, credited_from, credited_to, membership_id, role, school_id, class_group_id
FROM activity_event WHERE viewing_id = ? AND person_id = ? AND received_at >= ? ORDER BY received_at, id LOCK IN SHARE MODE`;

/** What stands in the log of a pupil in a viewing. */
export async function findStanding(
  tx: EntityManager,
  { id, openedAt }: ClassViewing,
  personId: string,
): Promise<Standing[]> {
  const rows = await tx.query<StandingRow[]>(findAttested, [idBytes(id), idBytes(personId), openedAt]);
  const standing = new Map<string, Standing>();
  for (const row of rows) {
    const key = [row.occurred_at.getTime(), row.credited_from?.getTime()].join();
    if (isReversal(row.kind)) standing.delete(key);
    else standing.set(key, standingOf(row));
  }
  return [...standing.values()];
}

function standingOf(row: StandingRow): Standing {
  const { occurred_at: occurredAt, credited_from: from, credited_to: to } = row;
  return {
    id: idText(row.id),
    occurredAt,
    interval: from && to && { from: from.getTime(), to: to.getTime() },
    membership: {
      membershipId: idText(row.membership_id),
      role: row.role,
      schoolId: idText(row.school_id),
      classGroupId: row.class_group_id && idText(row.class_group_id),
    },
  };
}
