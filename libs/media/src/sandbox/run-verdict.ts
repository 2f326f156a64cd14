import { AppError } from '@yunqiao/platform';
import type { SandboxResult } from './sandbox.js';

/** So much of what a tool said goes into the database; the operator's log has all that was kept. */
const SHORT = 2000;

/**
 * What a run that somebody or something ended means for the file.
 * @throws MEDIA_INTERRUPTED, MEDIA_TOO_DEMANDING, MEDIA_DECODER_CRASHED
 */
export function requireEnded(result: SandboxResult): void {
  if (result.end === 'exited') return;
  if (result.end === 'aborted') throw new AppError('MEDIA_INTERRUPTED');
  const isCrash = result.end === 'crashed';
  throw new AppError(isCrash ? 'MEDIA_DECODER_CRASHED' : 'MEDIA_TOO_DEMANDING', factsOf(result));
}

/**
 * What a run that did not end well means for the file.
 * @throws as `requireEnded`; MEDIA_STORAGE_FULL; else `code`
 */
export function requireSuccess(result: SandboxResult, code = 'MEDIA_BROKEN'): void {
  const isFull = /No space left on device|Disk quota exceeded/.test(result.errorTail);
  if (isFull && result.end !== 'aborted') throw new AppError('MEDIA_STORAGE_FULL', factsOf(result));
  requireEnded(result);
  if (result.exitCode === 0) return;
  throw new AppError(code, factsOf(result));
}

function factsOf({ end, exitCode, command, errorTail }: SandboxResult): Record<string, unknown> {
  return { end, exitCode, command: command.slice(0, SHORT), log: errorTail.slice(-SHORT) };
}
