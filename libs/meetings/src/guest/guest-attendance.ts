import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { unionLength, united, within } from '@yunqiao/activity';
import type { Actor } from '@yunqiao/platform';
import { AttendanceReader } from '../attendance/attendance-reader.js';
import { SessionAccess } from '../session/session-access.js';
import { GuestStays } from './guest-stays.js';
import { SessionGuest } from './session-guest.entity.js';

/** How long a guest was there. */
export interface GuestAttendance {
  readonly guest: SessionGuest;
  /** Null for who was never there while the session was live. */
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly attendedSeconds: number;
}

/** When guests were there: told to hosts beside the attendance, and counted nowhere. */
@Injectable()
export class GuestAttendanceList {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly reader: AttendanceReader,
    private readonly stays: GuestStays,
  ) {}

  /**
   * Every guest who came in, the first first.
   * @throws SESSION_NOT_FOUND for who does not manage the session
   */
  async find(actor: Actor, sessionId: string): Promise<GuestAttendance[]> {
    await this.access.getManaged(actor, sessionId);
    const order = { enteredAt: 'ASC', id: 'ASC' } as const;
    const all = await this.database.manager.find(SessionGuest, { where: { sessionId }, order });
    const [stays, live] = await Promise.all([this.stays.find(sessionId), this.reader.stretches(sessionId)]);
    return all
      .filter(({ cameInAt }) => cameInAt !== null)
      .map((guest) => {
        const there = united(within(stays.get(guest.id) ?? [], live));
        const [first, last] = [there.at(0), there.at(-1)];
        return {
          guest,
          ...{ firstAt: first ? new Date(first.from) : null, lastAt: last ? new Date(last.to) : null },
          attendedSeconds: unionLength(there) / 1000,
        };
      });
  }
}
