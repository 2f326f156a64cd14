import { Controller, Get, Head, HttpCode, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { HTML, languageOf, NOTHING_RUNS, XLSX } from '../taken-along.js';
import { requireSessionId } from '../session/session-id.js';
import { ObservationExport } from './observation-export.js';

const sheetHeaders = { 'content-type': XLSX, 'cache-control': 'no-store' };
const pageHeaders = { 'content-type': HTML, 'cache-control': 'no-store', 'content-security-policy': NOTHING_RUNS };

/** What observers handed in, to take along: for Excel and WPS, and as a page to be printed. */
@Controller('sessions')
@Allow('signedIn')
export class ObservationController {
  constructor(private readonly observations: ObservationExport) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET.
  @Head(':id/observation.xlsx')
  @HttpCode(200)
  async lookAtSheet(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.observations.look(actor, requireSessionId(id));
    void reply.headers(sheetHeaders);
  }

  @Get(':id/observation.xlsx')
  async sheet(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const workbook = await this.observations.workbook(actor, requireSessionId(id), languageOf(lang));
    return reply
      .headers(sheetHeaders)
      .header('content-disposition', `attachment; filename="observation-${id}.xlsx"`)
      .send(workbook);
  }

  @Head(':id/observation.html')
  @HttpCode(200)
  async lookAtPage(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.observations.look(actor, requireSessionId(id));
    void reply.headers(pageHeaders);
  }

  @Get(':id/observation.html')
  async page(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const page = await this.observations.page(actor, requireSessionId(id), languageOf(lang));
    return reply.headers(pageHeaders).send(page);
  }
}
