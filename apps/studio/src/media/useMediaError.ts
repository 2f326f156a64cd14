import { ProblemError, useErrorText } from '@yunqiao/ui';

/** What went wrong with an upload, in words. */
export function useMediaError() {
  const { translateError } = useErrorText();
  return { mediaError: (code: string | null) => translateError(new ProblemError(code ?? 'UNEXPECTED')) };
}
