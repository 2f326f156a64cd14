import { IsId } from '@yunqiao/platform';
import { plainToInstance } from 'class-transformer';
import { IsIn } from 'class-validator';
import { languageIn, refuseWrong } from '../export/export-query.js';
import type { SheetLanguage } from '../export/sheet-words.js';
import type { OutsideGroup } from './outside-sheets.js';

/** Which table of which term, in which language. */
export class OutsideExportQuery {
  @IsId()
  termId = '';

  @IsIn(['school', 'course'])
  group: OutsideGroup = 'school';

  @IsIn(['zh', 'en'])
  lang: SheetLanguage = 'zh';
}

const known = ['termId', 'group', 'lang', 'locale'];

/**
 * Reads `?termId=…&group=school|course&lang=zh`, the language also as `locale=zh-CN`.
 * @throws INPUT_INVALID
 */
export function readOutsideExportQuery(query: Readonly<Record<string, unknown>>): OutsideExportQuery {
  return refuseWrong(query, known, known, () => plainToInstance(OutsideExportQuery, languageIn(query)));
}
