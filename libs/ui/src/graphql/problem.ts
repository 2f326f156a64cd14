import { CombinedError } from '@urql/core';
import { useI18n } from 'vue-i18n';
import { bytesText } from '../i18n/formats';

/** What went wrong, as the server or the network told it: a stable code and the facts for its sentence. */
export interface Problem {
  code: string;
  details: Record<string, unknown>;
  requestId: string | null;
}

/** An error that the web app itself noticed; translated like the server's. */
export class ProblemError extends Error {
  constructor(
    readonly code: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'ProblemError';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Reads the code out of whatever was thrown or returned; unknown things are UNEXPECTED, no connection is OFFLINE. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return { code: error.code, details: error.details, requestId: null };
  if (error instanceof CombinedError) {
    const extensions = error.graphQLErrors[0]?.extensions;
    if (extensions && typeof extensions['code'] === 'string') {
      return {
        code: extensions['code'],
        details: isRecord(extensions['details']) ? extensions['details'] : {},
        requestId: typeof extensions['requestId'] === 'string' ? extensions['requestId'] : null,
      };
    }
    const status = isRecord(error.response) ? error.response['status'] : undefined;
    if (error.networkError && status === undefined) return { code: 'OFFLINE', details: {}, requestId: null };
    if (status === 502 || status === 503 || status === 504)
      return { code: 'UNAVAILABLE', details: {}, requestId: null };
  }
  return { code: 'UNEXPECTED', details: {}, requestId: null };
}

/** Facts as words: sizes get their unit, lists are joined, nested facts are left out. */
function words(details: Record<string, unknown>, separator: string, locale: string): Record<string, string | number> {
  const named: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === 'number' && /bytes$/i.test(name)) named[name] = bytesText(value, locale);
    else if (typeof value === 'string' || typeof value === 'number') named[name] = value;
    else if (Array.isArray(value)) named[name] = value.filter((part) => typeof part === 'string').join(separator);
  }
  return named;
}

/** Errors as sentences in the reader's language. */
export function useErrorText() {
  const { t, te, locale } = useI18n();
  const isKnown = (code: string) => te(`errors.${code}`) || te(`errors.${code}`, 'zh-CN');

  function translateError(error: unknown): string {
    const problem = problemOf(error);
    const named = words(problem.details, t('ui.listSeparator'), locale.value);
    const isLimited = 'limitBytes' in named && isKnown(`${problem.code}_WITH_LIMIT`);
    if (isLimited) return t(`errors.${problem.code}_WITH_LIMIT`, named);
    if (isKnown(problem.code)) return t(`errors.${problem.code}`, named);
    return problem.requestId
      ? t('errors.UNEXPECTED_WITH_REQUEST', { requestId: problem.requestId })
      : t('errors.UNEXPECTED');
  }
  return { translateError };
}
