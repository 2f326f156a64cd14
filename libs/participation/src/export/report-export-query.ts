import { IsId } from '@yunqiao/platform';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, Min } from 'class-validator';
import { ReportGroup } from '../participation-filter.js';
import { languageIn, refuseWrong } from './export-query.js';
import type { SheetLanguage } from './sheet-words.js';

/** Which edition of which report, in which language; `group` says which table, where there is one only. */
export class ReportExportQuery {
  @IsId()
  id = '';

  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  edition = 1;

  @IsIn(Object.values(ReportGroup))
  group: ReportGroup = 'school';

  @IsIn(['zh', 'en'])
  lang: SheetLanguage = 'zh';
}

const known = ['id', 'edition', 'group', 'lang', 'locale'];

/**
 * Reads `?id=…&edition=2&group=school&lang=zh`, the language also as `locale=zh-CN`.
 * @throws INPUT_INVALID
 */
export function readReportExportQuery(query: Readonly<Record<string, unknown>>): ReportExportQuery {
  return refuseWrong(query, known, known, () => plainToInstance(ReportExportQuery, languageIn(query)));
}
