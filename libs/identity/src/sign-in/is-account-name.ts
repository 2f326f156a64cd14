import { ValidateBy, type ValidationOptions } from 'class-validator';
import { accountNamePattern, foldAccountName } from './account-name.js';

/** Input field that must hold a work, student or phone number: letters, digits and `. _ @ -`, at most 40. */
export function IsAccountName(options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown): boolean =>
    typeof value === 'string' && value.length <= 100 && accountNamePattern.test(foldAccountName(value));
  return ValidateBy({ name: 'isAccountName', validator: { validate, defaultMessage: () => 'isAccountName' } }, options);
}
