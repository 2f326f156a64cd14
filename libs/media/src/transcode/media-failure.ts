import { AppError, findErrorStatus } from '@yunqiao/platform';
import type { SandboxResult } from '../sandbox/sandbox.js';

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

/** How many more tries a chunk gets after the given number went wrong. */
export function triesLeft(error: unknown, tries: number): number {
  if (error instanceof AppError && error.code === 'MEDIA_TOO_DEMANDING') return TOOL_TRIES - tries;
  return isFinal(error) ? 0 : SURROUNDINGS_TRIES - tries;
}

/** Code and facts under which a failure is kept and told. */
export function describeFailure(error: unknown): { errorCode: string; errorDetails: Record<string, unknown> } {
  if (error instanceof AppError && /^(?:MEDIA|UPLOAD)_/.test(error.code) && findErrorStatus(error.code)) {
    return { errorCode: error.code, errorDetails: { ...error.details } };
  }
  const text = error instanceof Error ? error.message : String(error);
  const errorCode = /ENOSPC|EDQUOT|No space left/.test(text) ? 'MEDIA_STORAGE_FULL' : 'MEDIA_STORAGE_UNAVAILABLE';
  return { errorCode, errorDetails: { log: text.slice(0, 2000) } };
}

/** @throws what a run that did not end well means for the file */
export function requireSuccess(result: SandboxResult, code = 'MEDIA_BROKEN'): void {
  if (result.end === 'exited' && result.exitCode === 0) return;
  const log = result.errorTail.slice(-2000);
  if (result.end === 'aborted') throw new AppError('MEDIA_INTERRUPTED');
  if (/No space left on device|Disk quota exceeded/.test(log)) throw new AppError('MEDIA_STORAGE_FULL', { log });
  if (result.end !== 'exited') throw new AppError('MEDIA_TOO_DEMANDING', { end: result.end, log });
  throw new AppError(code, { log });
}
