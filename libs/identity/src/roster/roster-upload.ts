import type { FastifyRequest } from 'fastify';
import { AppError, isId, sheetLimits } from '@yunqiao/platform';
import { RosterKind } from './roster-vocabulary.js';
import type { NewRoster } from './roster.service.js';

/** Of its own, so that no other route takes bytes instead of words. */
export const SHEET_BODY = 'application/sheet+octet-stream';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * The parameters of an upload.
 * @throws INPUT_INVALID, ROSTER_NOT_FOUND for an id that is none
 */
export function readUpload(id: string, query: Readonly<Record<string, unknown>>): Omit<NewRoster, 'sheet'> {
  if (!isId(id)) throw new AppError('ROSTER_NOT_FOUND');
  const { organisationId, kind, fileName, effectiveOn } = query;
  const wrong = [
    !isId(organisationId) && 'organisationId',
    !isKind(kind) && 'kind',
    !isFileName(fileName) && 'fileName',
    !isDayOrNothing(effectiveOn) && 'effectiveOn',
  ].filter((name) => name !== false);
  if (!isId(organisationId) || !isKind(kind) || !isFileName(fileName) || !isDayOrNothing(effectiveOn))
    throw new AppError('INPUT_INVALID', { fields: Object.fromEntries(wrong.map((name) => [name, ['invalid']])) });
  return { id, organisationId, kind, fileName: fileName.normalize('NFC').trim(), effectiveOn: effectiveOn ?? null };
}

/** Which sheet a template is for. @throws INPUT_INVALID */
export function readKind(kind: unknown): RosterKind {
  if (!isKind(kind)) throw new AppError('INPUT_INVALID', { fields: { kind: ['invalid'] } });
  return kind;
}

/**
 * The bytes of a sheet; reading ends where they are too many.
 * @throws SHEET_TOO_LARGE, SHEET_EMPTY
 */
export async function readBody({ body, headers }: FastifyRequest): Promise<Buffer> {
  const tooLarge = () => new AppError('SHEET_TOO_LARGE', { limitBytes: sheetLimits.bytes });
  if (Number(headers['content-length'] ?? 0) > sheetLimits.bytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > sheetLimits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (bytes === 0) throw new AppError('SHEET_EMPTY');
  return Buffer.concat(chunks);
}

function isKind(value: unknown): value is RosterKind {
  return typeof value === 'string' && Object.hasOwn(RosterKind, value);
}

function isFileName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 255 && !/[\p{Cc}\p{Cs}/\\]/u.test(value);
}

function isDayOrNothing(value: unknown): value is string | undefined {
  if (value === undefined) return true;
  return typeof value === 'string' && dayPattern.test(value) && isInCalendar(value);
}

function isInCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}
