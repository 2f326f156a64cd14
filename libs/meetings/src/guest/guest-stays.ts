import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { WallInterval } from '@yunqiao/activity';
import { Clock, idBytes, idText } from '@yunqiao/platform';

/** A guest in a conference, as the conference server names them. */
export interface StayingGuest {
  readonly sid: string;
  /** The guest's id. */
  readonly personId: string;
  readonly joinedAt: Date;
}

const insertStay = `INSERT INTO guest_stay (participant_sid, guest_id, joined_at, last_seen_at, left_at) VALUES (?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE joined_at = LEAST(joined_at, VALUES(joined_at)),
  last_seen_at = GREATEST(last_seen_at, VALUES(last_seen_at)), left_at = COALESCE(left_at, VALUES(left_at))`;

const findStays = `SELECT stay.guest_id, stay.joined_at, COALESCE(stay.left_at, stay.last_seen_at) AS until
FROM guest_stay AS stay JOIN session_guest AS guest ON guest.id = stay.guest_id WHERE guest.session_id = ?`;

/** Keeps when guests were there, from what comes late, twice or in the wrong order. */
@Injectable()
export class GuestStays {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A guest came, or is still there. */
  seen(guest: StayingGuest): Promise<void> {
    return this.keep(guest, this.clock.now(), null);
  }

  /** A guest went; also when it is heard before that they came. */
  left(guest: StayingGuest, at: Date): Promise<void> {
    const leftAt = at > guest.joinedAt ? at : guest.joinedAt;
    return this.keep(guest, leftAt, leftAt);
  }

  /** When each guest of a session was there, by the guest's id. */
  async find(sessionId: string): Promise<ReadonlyMap<string, readonly WallInterval[]>> {
    const rows = await this.database.query<{ guest_id: Buffer; joined_at: Date; until: Date }[]>(findStays, [
      idBytes(sessionId),
    ]);
    const found = new Map<string, WallInterval[]>();
    for (const { guest_id: id, joined_at: joinedAt, until } of rows) {
      const stay = { from: joinedAt.getTime(), to: until.getTime() };
      found.set(idText(id), [...(found.get(idText(id)) ?? []), stay]);
    }
    return found;
  }

  private async keep({ sid, personId, joinedAt }: StayingGuest, seenAt: Date, leftAt: Date | null): Promise<void> {
    const began = joinedAt < seenAt ? joinedAt : seenAt;
    await this.database.query(insertStay, [sid, idBytes(personId), began, seenAt, leftAt]);
  }
}
