import { Controller, Get, Head, HttpCode, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { SessionCalendar } from './session-calendar.js';
import { requireSessionId } from '../session/session-id.js';

const TYPE = 'text/calendar; charset=utf-8';

/** A session as a file for calendars. */
@Controller('sessions')
@Allow('signedIn')
export class CalendarController {
  constructor(private readonly calendar: SessionCalendar) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET.
  @Head(':id/calendar.ics')
  @HttpCode(200)
  async look(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.calendar.file(actor, requireSessionId(id));
    void reply.headers({ 'content-type': TYPE, 'cache-control': 'no-store' });
  }

  @Get(':id/calendar.ics')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const file = await this.calendar.file(actor, requireSessionId(id));
    return reply
      .headers({ 'content-type': TYPE, 'cache-control': 'no-store' })
      .header('content-disposition', 'attachment; filename="session.ics"')
      .send(file);
  }
}
