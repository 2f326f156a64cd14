import { AppError } from '@yunqiao/platform';
import type { MediaKind } from '../media/media.entity.js';

/** Longest file name, in characters as people count them (code points). */
export const NAME_LIMIT = 255;

const MIB = 1024 ** 2;
const FILE_LIMIT = 200 * MIB;
const COVER_LIMIT = 5 * MIB;

const IMAGES = { 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'], 'image/webp': ['webp'] };

/** Which endings go with which type. A browser that knows no type sends none, then the ending decides. */
const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/zip': ['zip'],
  'text/plain': ['txt', 'md'],
  'text/csv': ['csv'],
  ...IMAGES,
};

/** Other names under which browsers know the same types. */
const ALIASES: Readonly<Record<string, string>> = {
  'application/x-zip-compressed': 'application/zip',
  'application/wps-office.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/wps-office.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/wps-office.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/markdown': 'text/plain',
};

/** The probe decides later what a video really is; the ending is only asked when the browser knew no type. */
const VIDEO_ENDINGS: readonly string[] = [
  ...['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi', 'ts', 'mts', 'm2ts', 'mpg', 'mpeg', '3gp', '3g2'],
  ...['mp3', 'm4a', 'wav', 'ogg', 'oga', 'flac', 'aac', 'wmv', 'flv'],
];

/** Line ends and other control characters, marks that turn the direction of writing, and separators of folders. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069/\\]/u;

/**
 * The name as it is kept: composed (NFC), without spaces around it.
 * @throws UPLOAD_NAME_INVALID
 */
export function requireFileName(name: string): string {
  const kept = name.normalize('NFC').trim();
  const length = [...kept].length;
  if (length === 0 || length > NAME_LIMIT || FORBIDDEN.test(kept) || kept === '.' || kept === '..') {
    throw new AppError('UPLOAD_NAME_INVALID', { limit: NAME_LIMIT });
  }
  return kept;
}

/**
 * The type as it is kept.
 * @throws UPLOAD_TYPE_REFUSED
 */
export function requireContentType(kind: MediaKind, fileName: string, declared: string): string {
  const given = declared.trim().toLowerCase().split(';')[0]!.trim();
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const found =
    kind === 'video' ? videoType(given, ending) : listedType(kind === 'cover' ? IMAGES : FILE_TYPES, given, ending);
  if (!found)
    throw new AppError('UPLOAD_TYPE_REFUSED', { kind, contentType: given.slice(0, 127), ending: ending.slice(0, 20) });
  return found;
}

function videoType(given: string, ending: string): string | null {
  if (/^(?:video|audio)\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(given)) return given;
  const isUnknown = given === '' || given === 'application/octet-stream' || given === 'application/ogg';
  return isUnknown && VIDEO_ENDINGS.includes(ending) ? 'application/octet-stream' : null;
}

function listedType(types: Readonly<Record<string, readonly string[]>>, given: string, ending: string): string | null {
  const type = ALIASES[given] ?? given;
  if (Object.hasOwn(types, type)) return types[type]!.includes(ending) ? type : null;
  if (type !== '' && type !== 'application/octet-stream') return null;
  return Object.keys(types).find((known) => types[known]!.includes(ending)) ?? null;
}

/**
 * Refuses an upload by its declared size, before its first byte.
 * @throws UPLOAD_EMPTY, UPLOAD_TOO_LARGE
 */
export function requireSize(kind: MediaKind, bytes: number, videoLimit: number): void {
  const limitBytes = {
    video: videoLimit,
    file: Math.min(FILE_LIMIT, videoLimit),
    cover: Math.min(COVER_LIMIT, videoLimit),
  }[kind];
  if (!Number.isSafeInteger(bytes) || bytes <= 0) throw new AppError('UPLOAD_EMPTY');
  if (bytes > limitBytes) throw new AppError('UPLOAD_TOO_LARGE', { bytes, limitBytes });
}
