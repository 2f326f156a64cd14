import { Controller, Get, Head, HttpCode, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { GuestAttendanceList } from '../guest/guest-attendance.js';
import { AttendanceList, type Attendance } from './attendance-list.js';
import { makeAttendanceSheet } from './attendance-sheet.js';
import { languageOf, XLSX } from '../taken-along.js';
import { requireSessionId } from '../session/session-id.js';

/** The attendance of a session as a table that opens in Excel and WPS. */
@Controller('sessions')
@Allow('signedIn')
export class AttendanceController {
  constructor(
    private readonly list: AttendanceList,
    private readonly guests: GuestAttendanceList,
  ) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET.
  @Head(':id/attendance.xlsx')
  @HttpCode(200)
  async look(@CurrentActor() actor: Actor, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.list.page(actor, requireSessionId(id), { first: 1 });
    void reply.headers({ 'content-type': XLSX, 'cache-control': 'no-store' });
  }

  @Get(':id/attendance.xlsx')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const sessionId = requireSessionId(id);
    const rows = await this.everybody(actor, sessionId);
    const guests = await this.guests.find(actor, sessionId);
    return reply
      .headers({ 'content-type': XLSX, 'cache-control': 'no-store' })
      .header('content-disposition', `attachment; filename="attendance-${id}.xlsx"`)
      .send(await makeAttendanceSheet(languageOf(lang), rows, guests));
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
