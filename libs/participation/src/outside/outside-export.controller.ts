import { Controller, Get, Head, HttpCode, Query, Res } from '@nestjs/common';
import { Allow, AppError, CurrentActor, isId, type Actor } from '@yunqiao/platform';
import type { FastifyReply } from 'fastify';
import type { SheetLanguage } from '../export/sheet-words.js';
import { GIVERS, OutsideBoardService } from './outside-board.service.js';
import { makeOutsideWorkbook, type OutsideGroup } from './outside-sheet.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface OutsideExport {
  readonly termId: string;
  readonly group: OutsideGroup;
  readonly language: SheetLanguage;
}

/** The tables of who gives courses, as a workbook. */
@Controller('exports')
@Allow(...GIVERS)
export class OutsideExportController {
  constructor(private readonly boards: OutsideBoardService) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET; it counts nothing.
  @Head('course-participation.xlsx')
  @HttpCode(200)
  look(@Query() query: Record<string, unknown>, @Res({ passthrough: true }) reply: FastifyReply): void {
    readQuery(query);
    void reply.headers({ 'content-type': XLSX, 'cache-control': 'no-store' });
  }

  @Get('course-participation.xlsx')
  async download(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { termId, group, language } = readQuery(query);
    const board = await this.boards.board(actor, termId);
    const file = await makeOutsideWorkbook(language, group, board);
    return reply
      .headers({ 'content-type': XLSX, 'cache-control': 'no-store' })
      .header('content-disposition', `attachment; filename="courses-${board.from}-${board.to}.xlsx"`)
      .send(file);
  }
}

/**
 * Reads `?termId=…&group=school|course&locale=zh-CN`.
 * @throws INPUT_INVALID
 */
function readQuery({ termId, group = 'school', locale = 'zh-CN', ...others }: Record<string, unknown>): OutsideExport {
  const language = locale === 'en' ? 'en' : 'zh';
  const fields = [
    ...(isId(termId) ? [] : ['termId']),
    ...(group === 'school' || group === 'course' ? [] : ['group']),
    ...(locale === 'en' || locale === 'zh-CN' ? [] : ['locale']),
    ...Object.keys(others),
  ];
  if (fields.length > 0)
    throw new AppError('INPUT_INVALID', { fields: Object.fromEntries(fields.map((field) => [field, ['invalid']])) });
  return { termId: termId as string, group: group as OutsideGroup, language };
}
