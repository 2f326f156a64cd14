import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isId } from './id.js';

/** Input field that must hold an id (or, with `{ each: true }`, ids). */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    { name: 'isId', validator: { validate: (value: unknown) => isId(value), defaultMessage: () => 'isId' } },
    options,
  );
}
