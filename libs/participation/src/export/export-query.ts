import { plainToInstance } from 'class-transformer';
import { IsEnum, IsIn, validateSync } from 'class-validator';
import { AppError } from '@yunqiao/platform';
import { ParticipationFilterInput } from '../participation-filter.input.js';
import { ParticipationGroup } from '../participation-filter.js';
import type { SheetLanguage } from './sheet-words.js';

/** The export's parameters: the same filter as the board's, the rows, and the language. */
export class ExportQuery extends ParticipationFilterInput {
  @IsEnum(ParticipationGroup)
  group: ParticipationGroup = 'school';

  @IsIn(['zh', 'en'])
  lang: SheetLanguage = 'zh';
}

const listed = ['schoolIds', 'classGroupIds', 'courseIds', 'categories'];
const single = ['from', 'to', 'region', 'audience', 'attested', 'group', 'lang', 'locale'];

/**
 * Reads `?from=…&to=…&region=…&schoolIds=a,b&classGroupIds=…&courseIds=…&categories=…&audience=…&attested=…&group=…&lang=…`; lists also
 * as repeated parameters, and the language also as `locale=zh-CN`.
 * @throws INPUT_INVALID
 */
export function readExportQuery(query: Readonly<Record<string, unknown>>): ExportQuery {
  const read = refuseWrong(query, [...listed, ...single], single, () => {
    const given = Object.entries(languageIn(query)).map(
      ([name, value]) => [name, listed.includes(name) ? listOf(value) : value] as const,
    );
    return plainToInstance(ExportQuery, Object.fromEntries(given));
  });
  refuse(['from', 'to'].filter((name) => !isDay(read[name as 'from' | 'to'])));
  return read;
}

/**
 * Parameters as they are understood, when all of them are known and right, and those that are one are not repeated.
 * @throws INPUT_INVALID
 */
export function refuseWrong<Parameters extends object>(
  query: Readonly<Record<string, unknown>>,
  known: readonly string[],
  single: readonly string[],
  read: () => Parameters,
): Parameters {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  const repeated = single.filter((name) => query[name] !== undefined && typeof query[name] !== 'string');
  refuse([...unknown, ...repeated]);
  const parameters = read();
  refuse(validateSync(parameters, { forbidUnknownValues: true }).map(({ property }) => property));
  return parameters;
}

/** The parameters with their language as `lang`. */
export function languageIn({ locale, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...(typeof locale === 'string' ? { lang: locale.split('-')[0] } : {}), ...rest };
}

function refuse(fields: readonly string[]): void {
  if (fields.length > 0)
    throw new AppError('INPUT_INVALID', { fields: Object.fromEntries(fields.map((field) => [field, ['invalid']])) });
}

function listOf(value: unknown): unknown[] {
  return (Array.isArray(value) ? value : [value]).flatMap((part: unknown) =>
    typeof part === 'string' ? part.split(',').filter(Boolean) : [part],
  );
}

/** 30 February is not. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}
