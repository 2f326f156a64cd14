import { Controller, Get, Head, HttpCode, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import type { FastifyReply } from 'fastify';
import { announce, sendCsv, sendWorkbook } from '../export/files.js';
import { GIVERS, OutsideBoardService, type CourseParticipation } from './outside-board.service.js';
import { readOutsideExportQuery } from './outside-export-query.js';
import { outsideTable, outsideWorkbook } from './outside-sheets.js';

type Parameters = Record<string, unknown>;

/** The tables of who gives courses, as files. */
@Controller('exports')
@Allow(...GIVERS)
export class OutsideExportController {
  constructor(private readonly boards: OutsideBoardService) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET; it counts nothing.
  @Head('course-participation.xlsx')
  @HttpCode(200)
  lookAtWorkbook(@Query() query: Parameters, @Res({ passthrough: true }) reply: FastifyReply): void {
    readOutsideExportQuery(query);
    announce(reply, 'xlsx');
  }

  @Get('course-participation.xlsx')
  async workbook(
    @CurrentActor() actor: Actor,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { termId, group, lang } = readOutsideExportQuery(query);
    const board = await this.boards.board(actor, termId);
    return sendWorkbook(reply, nameOf(board), await outsideWorkbook(lang, group, board));
  }

  @Head('course-participation.csv')
  @HttpCode(200)
  lookAtCsv(@Query() query: Parameters, @Res({ passthrough: true }) reply: FastifyReply): void {
    readOutsideExportQuery(query);
    announce(reply, 'csv');
  }

  @Get('course-participation.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { termId, group, lang } = readOutsideExportQuery(query);
    const board = await this.boards.board(actor, termId);
    return sendCsv(reply, nameOf(board), outsideTable(lang, group, board));
  }
}

function nameOf({ from, to }: CourseParticipation): string {
  return `courses-${from}-${to}`;
}
