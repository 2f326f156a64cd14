import { AppError } from '../errors/app-error.js';
import { defineErrors } from '../errors/error-registry.js';

export const storageErrors = defineErrors({
  OBJECT_KEY_INVALID: 400,
  OBJECT_NOT_FOUND: 404,
  RANGE_NOT_SATISFIABLE: 416,
});

const segment = /^[a-zA-Z0-9_-][a-zA-Z0-9._-]*$/;

/**
 * Lets only keys through that cannot leave the store: no empty, dotted or hidden segment, no backslash, no control character.
 * @throws OBJECT_KEY_INVALID
 */
export function requireObjectKey(key: string): string {
  if (key.length > 500 || !key.split('/').every((part) => segment.test(part))) throw new AppError('OBJECT_KEY_INVALID');
  return key;
}

/** @throws OBJECT_KEY_INVALID for a prefix that does not end in one slash */
export function requireObjectPrefix(prefix: string): string {
  if (!prefix.endsWith('/')) throw new AppError('OBJECT_KEY_INVALID');
  requireObjectKey(prefix.slice(0, -1));
  return prefix;
}
