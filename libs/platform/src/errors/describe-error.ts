import { HttpException } from '@nestjs/common';
import { AppError, type ErrorDetails } from './app-error.js';
import { findErrorStatus, type ErrorStatus } from './error-registry.js';

/** What the outside may know of an error. */
export interface ErrorDescription {
  readonly code: string;
  readonly status: ErrorStatus;
  readonly details: ErrorDetails;
  /** Whether nobody foresaw it: it belongs in the log. */
  readonly isUnexpected: boolean;
}

const unexpected: ErrorDescription = { code: 'UNEXPECTED', status: 500, details: {}, isUnexpected: true };

const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'INPUT_INVALID',
  401: 'NOT_SIGNED_IN',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  414: 'OPERATION_TOO_LARGE',
  415: 'CONTENT_TYPE_NOT_SUPPORTED',
  431: 'OPERATION_TOO_LARGE',
};

/** Says of any error what may be told outside: foreseen errors keep their code, all others become UNEXPECTED. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof AppError) {
    const status = findErrorStatus(error.code);
    if (status === null) return unexpected;
    return { code: error.code, status, details: error.details, isUnexpected: status >= 500 && status !== 503 };
  }
  const code = codeOfStatus[statusOf(error)];
  return code ? describeCode(code) : unexpected;
}

/** The description of a code that a room has defined. */
export function describeCode(code: string, details: ErrorDetails = {}): ErrorDescription {
  const status = findErrorStatus(code);
  return status === null ? unexpected : { code, status, details, isUnexpected: false };
}

/** Errors of Nest and Fastify about the request itself carry a status below 500. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('code' in error) || !('statusCode' in error)) return 500;
  return String(error.code).startsWith('FST_') ? Number(error.statusCode) : 500;
}
