import { ProblemError, useErrorText } from '@yunqiao/ui';

/** What the server says of an upload that went wrong: a code, and the limit that its sentence names. */
export interface MediaFailure {
  errorCode: string | null;
  errorLimit: number | null;
}

/** What went wrong with an upload, in words. */
export function useMediaError() {
  const { translateError } = useErrorText();

  function mediaError({ errorCode, errorLimit }: MediaFailure): string {
    const facts = errorLimit === null ? {} : { limit: errorLimit, limitHours: errorLimit };
    return translateError(new ProblemError(errorCode ?? 'UNEXPECTED', facts));
  }
  return { mediaError };
}
