/** The HTTP-like classes an error may belong to. */
export type ErrorStatus =
  400 | 401 | 403 | 404 | 409 | 410 | 411 | 412 | 413 | 415 | 416 | 422 | 423 | 429 | 500 | 503 | 507;

const statuses = new Map<string, ErrorStatus>();

/**
 * Registers the stable codes of a room with their HTTP-like class. Returns the codes as constants, so that
 * `const { COURSE_NOT_FOUND } = defineErrors({ COURSE_NOT_FOUND: 404 })` works too.
 */
export function defineErrors<const Codes extends Record<string, ErrorStatus>>(
  codes: Codes,
): { [Code in keyof Codes]: Code } {
  for (const [code, status] of Object.entries(codes)) {
    const known = statuses.get(code);
    if (known !== undefined && known !== status)
      throw new Error(`Error code ${code} is defined as ${known} and as ${status}`);
    statuses.set(code, status);
  }
  return Object.fromEntries(Object.keys(codes).map((code) => [code, code])) as { [Code in keyof Codes]: Code };
}

/** The class of a code; null when no room has defined it. */
export function findErrorStatus(code: string): ErrorStatus | null {
  return statuses.get(code) ?? null;
}

/** Every code that is defined, sorted. */
export function definedErrorCodes(): string[] {
  return [...statuses.keys()].sort();
}

/** Codes that all rooms share. */
export const sharedErrors = defineErrors({
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  PASSWORD_CHANGE_REQUIRED: 403,
  FOREIGN_ORIGIN: 403,
  NOT_FOUND: 404,
  INPUT_INVALID: 400,
  CURSOR_INVALID: 400,
  OPERATION_INVALID: 400,
  OPERATION_TOO_LARGE: 400,
  CONTENT_TYPE_NOT_SUPPORTED: 415,
  BODY_TOO_LARGE: 413,
  CONFLICT: 409,
  TOO_MANY_ATTEMPTS: 429,
  TOO_MANY_SUBSCRIPTIONS: 429,
  LIVE_UNAVAILABLE: 503,
  UNEXPECTED: 500,
  NOT_READY: 503,
});
