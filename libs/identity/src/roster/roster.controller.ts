import { Controller, Get, Head, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { readBody, readKind, readUpload } from './roster-upload.js';
import { makeTemplate } from './roster-workbook.js';
import { RosterService } from './roster.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where sheets come in, and where templates for them are. */
@Controller('rosters')
@Allow('schoolAdministrator', 'allianceAdministrator')
export class RosterController {
  constructor(private readonly rosters: RosterService) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET.
  @Head('template.xlsx')
  @HttpCode(200)
  look(@Query('kind') kind: unknown, @Res({ passthrough: true }) reply: FastifyReply): void {
    readKind(kind);
    void reply.headers({ 'content-type': XLSX, 'cache-control': 'no-store' });
  }

  @Get('template.xlsx')
  async template(
    @Query('kind') kind: unknown,
    @Query('lang') language: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const wanted = readKind(kind);
    return reply
      .headers({ 'content-type': XLSX, 'cache-control': 'no-store' })
      .header('content-disposition', `attachment; filename="roster-${wanted}.xlsx"`)
      .send(await makeTemplate(wanted, language === 'en' ? 'en' : 'zh'));
  }

  /** Who may not bring a sheet in hears so before the bytes are read. */
  @Post(':id')
  @HttpCode(202)
  async bring(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string }> {
    const wanted = readUpload(id, query);
    await this.rosters.requireMayBring(actor, wanted.kind, wanted.organisationId);
    const roster = await this.rosters.bring(actor, { ...wanted, sheet: await readBody(request) });
    return { id: roster.id };
  }
}
