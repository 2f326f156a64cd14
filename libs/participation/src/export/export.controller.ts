import { Controller, Get, Head, HttpCode, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import type { FastifyReply } from 'fastify';
import { BoardService, type Board } from '../board/board.service.js';
import { VIEWERS } from '../participation-filter.js';
import { aboutBoard, aboutSheet } from './about.js';
import { readExportQuery, type ExportQuery } from './export-query.js';
import { announce, sendCsv, sendWorkbook } from './files.js';
import { figureTable, type Table } from './sheets.js';
import { makeWorkbook } from './workbook.js';

type Parameters = Record<string, unknown>;

/** The board as a table that opens in Excel and WPS. */
@Controller('exports')
@Allow(...VIEWERS)
export class ExportController {
  constructor(private readonly boards: BoardService) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET; it counts nothing.
  @Head('participation.xlsx')
  @HttpCode(200)
  lookAtWorkbook(@Query() query: Parameters, @Res({ passthrough: true }) reply: FastifyReply): void {
    readExportQuery(query);
    announce(reply, 'xlsx');
  }

  @Get('participation.xlsx')
  async workbook(
    @CurrentActor() actor: Actor,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asked = readExportQuery(query);
    const { board, table } = await this.count(actor, asked);
    const file = await makeWorkbook(asked.lang, [['figures', table]], aboutSheet(asked.lang, aboutBoard(asked, board)));
    return sendWorkbook(reply, nameOf(board), file);
  }

  @Head('participation.csv')
  @HttpCode(200)
  lookAtCsv(@Query() query: Parameters, @Res({ passthrough: true }) reply: FastifyReply): void {
    readExportQuery(query);
    announce(reply, 'csv');
  }

  @Get('participation.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { board, table } = await this.count(actor, readExportQuery(query));
    return sendCsv(reply, nameOf(board), table);
  }

  private async count(actor: Actor, asked: ExportQuery): Promise<{ board: Board; table: Table }> {
    const board = await this.boards.board(actor, asked);
    const rows = await this.boards.rows(board.basis, asked.group);
    return { board, table: figureTable(asked.lang, asked.group, board, rows) };
  }
}

function nameOf({ from, to }: Board): string {
  return `participation-${from}-${to}`;
}
