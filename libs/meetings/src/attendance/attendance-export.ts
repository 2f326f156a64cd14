import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';
import { GuestAttendanceList } from '../guest/guest-attendance.js';
import type { Language } from '../taken-along.js';
import { AttendanceList, type Attendance } from './attendance-list.js';
import { makeAttendanceSheet } from './attendance-sheet.js';

/** The attendance of a session to take along. Throws what `AttendanceList.page` throws. */
@Injectable()
export class AttendanceExport {
  constructor(
    private readonly list: AttendanceList,
    private readonly guests: GuestAttendanceList,
  ) {}

  /** Whether the actor may have it. */
  async look(actor: Actor, sessionId: string): Promise<void> {
    await this.list.page(actor, sessionId, { first: 1 });
  }

  /** For Excel and WPS. */
  async workbook(actor: Actor, sessionId: string, language: Language): Promise<Buffer> {
    const rows = await this.everybody(actor, sessionId);
    return makeAttendanceSheet(language, rows, await this.guests.find(actor, sessionId));
  }

  private async everybody(actor: Actor, sessionId: string): Promise<Attendance[]> {
    const rows: Attendance[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await this.list.page(actor, sessionId, { first: 100, after });
      rows.push(...edges.map(({ node }) => node));
      ({ hasNextPage: more, endCursor: after } = pageInfo);
    }
    return rows;
  }
}
