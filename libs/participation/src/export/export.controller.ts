import { Controller, Get, Head, HttpCode, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import type { FastifyReply } from 'fastify';
import { BoardService } from '../board/board.service.js';
import { VIEWERS } from '../participation-filter.js';
import { readExportQuery } from './export-query.js';
import { makeWorkbook } from './workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The board as a table that opens in Excel and WPS. */
@Controller('exports')
@Allow(...VIEWERS)
export class ExportController {
  constructor(private readonly boards: BoardService) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET; it counts nothing.
  @Head('participation.xlsx')
  @HttpCode(200)
  look(@Query() query: Record<string, unknown>, @Res({ passthrough: true }) reply: FastifyReply): void {
    readExportQuery(query);
    void reply.headers({ 'content-type': XLSX, 'cache-control': 'no-store' });
  }

  @Get('participation.xlsx')
  async download(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asked = readExportQuery(query);
    const board = await this.boards.board(actor, asked);
    const rows = await this.boards.rows(board.basis, asked.group);
    const file = await makeWorkbook(asked, board, rows);
    return reply
      .headers({ 'content-type': XLSX, 'cache-control': 'no-store' })
      .header('content-disposition', `attachment; filename="participation-${board.from}-${board.to}.xlsx"`)
      .send(file);
  }
}
