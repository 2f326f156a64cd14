import { findErrorStatus, type ErrorStatus } from './error-registry.js';

/** Facts that the client needs for its sentence; nothing internal. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * The one error of this house: a stable code that the client translates, and the facts for its sentence.
 * The class (`status`) comes from the room's `defineErrors`.
 */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = 'AppError';
  }

  /** HTTP-like class; 500 for a code that nobody has defined. */
  get status(): ErrorStatus {
    return findErrorStatus(this.code) ?? 500;
  }
}
