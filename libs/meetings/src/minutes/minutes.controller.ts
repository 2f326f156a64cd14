import { Controller, Get, Head, HttpCode, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { SessionAccess } from '../session/session-access.js';
import { requireSessionId } from '../session/session-id.js';
import { DOCX, HTML, languageOf, NOTHING_RUNS, PDF } from '../taken-along.js';
import { MinutesExport } from './minutes-export.js';

/** The minutes of a session to take along: for Word and WPS, as a PDF, and as a page to be printed. */
@Controller('sessions')
@Allow('signedIn')
export class MinutesController {
  constructor(
    private readonly minutes: MinutesExport,
    private readonly access: SessionAccess,
  ) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET.
  @Head(':id/minutes.docx')
  @HttpCode(200)
  async lookAtDocx(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.access.get(actor, requireSessionId(id));
    void reply.headers({ 'content-type': DOCX, 'cache-control': 'no-store' });
  }

  @Get(':id/minutes.docx')
  async docx(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const document = await this.minutes.docx(actor, requireSessionId(id), languageOf(lang));
    return reply
      .headers({ 'content-type': DOCX, 'cache-control': 'no-store' })
      .header('content-disposition', `attachment; filename="minutes-${id}.docx"`)
      .send(document);
  }

  @Head(':id/minutes.pdf')
  @HttpCode(200)
  async lookAtPdf(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.access.get(actor, requireSessionId(id));
    void reply.headers({ 'content-type': PDF, 'cache-control': 'no-store' });
  }

  @Get(':id/minutes.pdf')
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const document = await this.minutes.pdf(actor, requireSessionId(id), languageOf(lang));
    return reply
      .headers({ 'content-type': PDF, 'cache-control': 'no-store' })
      .header('content-disposition', `attachment; filename="minutes-${id}.pdf"`)
      .send(document);
  }

  @Head(':id/minutes.html')
  @HttpCode(200)
  async lookAtPage(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.access.get(actor, requireSessionId(id));
    void reply.headers({ 'content-type': HTML, 'cache-control': 'no-store', 'content-security-policy': NOTHING_RUNS });
  }

  @Get(':id/minutes.html')
  async page(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const page = await this.minutes.page(actor, requireSessionId(id), languageOf(lang));
    return reply
      .headers({ 'content-type': HTML, 'cache-control': 'no-store', 'content-security-policy': NOTHING_RUNS })
      .send(page);
  }
}
