import { Injectable } from '@nestjs/common';
import type { WallInterval } from '@yunqiao/activity';
import { idBytes, idText } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';

const find = `SELECT DISTINCT person_id FROM room_roster_entry
WHERE session_id = ? AND device_person_id = ? AND from_at < ? AND (to_at IS NULL OR to_at > ?)`;

const count = `SELECT device_person_id, COUNT(DISTINCT person_id) AS people FROM room_roster_entry
WHERE session_id = ? AND to_at IS NULL GROUP BY device_person_id ORDER BY device_person_id`;

/** How many people sit before somebody's device now. */
export interface OnSite {
  /** Whose device it is, who is not counted. */
  readonly personId: string;
  readonly count: number;
}

/** Who sits before whose device. */
@Injectable()
export class Sitters {
  /** Everybody who gains by what a person's devices attended in that time: the person, and who sat before them. */
  async withOwner(
    tx: EntityManager,
    { sessionId, personId }: { sessionId: string; personId: string },
    { from, to }: WallInterval,
  ): Promise<string[]> {
    const parameters = [idBytes(sessionId), idBytes(personId), new Date(to), new Date(from)];
    const rows = await tx.query<{ person_id: Buffer }[]>(find, parameters);
    return [...new Set([personId, ...rows.map(({ person_id: id }) => idText(id))])];
  }

  /** Before which devices of a session people sit now, and how many. */
  async now(tx: EntityManager, sessionId: string): Promise<OnSite[]> {
    const rows = await tx.query<{ device_person_id: Buffer; people: number | string }[]>(count, [idBytes(sessionId)]);
    return rows.map((row) => ({ personId: idText(row.device_person_id), count: Number(row.people) }));
  }
}
