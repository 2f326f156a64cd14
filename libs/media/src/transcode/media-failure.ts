import { AppError, findErrorStatus, reasonOf } from '@yunqiao/platform';

/** Classes of errors that another try cannot mend: the file itself is the reason. */
const FINAL_STATUS = new Set([410, 422]);

/** Whether trying again is useless. */
export function isFinal(error: unknown): error is AppError {
  return error instanceof AppError && FINAL_STATUS.has(error.status);
}

/** A decoder that crashes or runs out of memory may have met a busy machine. */
const TOOL_TRIES = 3;
/** What lies around us (a store that is away, a disk that is full) gets some minutes to come back. */
const SURROUNDINGS_TRIES = 8;

const TOOL_ERRORS: readonly string[] = ['MEDIA_TOO_DEMANDING', 'MEDIA_DECODER_CRASHED'];

/** How many more tries a piece of work gets after the given number went wrong. */
export function triesLeft(error: unknown, tries: number): number {
  if (error instanceof AppError && TOOL_ERRORS.includes(error.code)) return TOOL_TRIES - tries;
  return isFinal(error) ? 0 : SURROUNDINGS_TRIES - tries;
}

/** Code and facts under which a failure is kept and told. */
export function describeFailure(error: unknown): { errorCode: string; errorDetails: Record<string, unknown> } {
  if (error instanceof AppError && /^(?:MEDIA|UPLOAD)_/.test(error.code) && findErrorStatus(error.code)) {
    return { errorCode: error.code, errorDetails: { ...error.details } };
  }
  const text = reasonOf(error);
  const errorCode = /ENOSPC|EDQUOT|No space left/.test(text) ? 'MEDIA_STORAGE_FULL' : 'MEDIA_STORAGE_UNAVAILABLE';
  return { errorCode, errorDetails: { log: text.slice(0, 2000) } };
}
