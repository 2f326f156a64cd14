import { Controller, Get, Head, HttpCode, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import type { FastifyReply } from 'fastify';
import { VIEWERS } from '../participation-filter.js';
import { ReportReader } from '../report/report-reader.js';
import { announce, sendCsv, sendWorkbook } from './files.js';
import { readReportExportQuery } from './report-export-query.js';
import { reportTable, reportWorkbook } from './report-sheets.js';

type Parameters = Record<string, unknown>;

/** An edition of a report as a file, with the numbers that were frozen. */
@Controller('exports')
@Allow(...VIEWERS)
export class ReportExportController {
  constructor(private readonly reports: ReportReader) {}

  @Head('report.xlsx')
  @HttpCode(200)
  lookAtWorkbook(@Query() query: Parameters, @Res({ passthrough: true }) reply: FastifyReply): void {
    readReportExportQuery(query);
    announce(reply, 'xlsx');
  }

  @Get('report.xlsx')
  async workbook(
    @CurrentActor() actor: Actor,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { id, edition: number, lang } = readReportExportQuery(query);
    const report = await this.reports.get(actor, id);
    const edition = await this.reports.edition(id, number);
    return sendWorkbook(reply, nameOf(report, number), await reportWorkbook(lang, report, edition));
  }

  @Head('report.csv')
  @HttpCode(200)
  lookAtCsv(@Query() query: Parameters, @Res({ passthrough: true }) reply: FastifyReply): void {
    readReportExportQuery(query);
    announce(reply, 'csv');
  }

  @Get('report.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Query() query: Parameters,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { id, edition: number, lang, group } = readReportExportQuery(query);
    const report = await this.reports.get(actor, id);
    const { figures } = await this.reports.edition(id, number);
    return sendCsv(reply, nameOf(report, number), reportTable(lang, group, figures));
  }
}

function nameOf({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }, edition: number): string {
  return `report-${periodFrom}-${periodTo}-${edition}`;
}
