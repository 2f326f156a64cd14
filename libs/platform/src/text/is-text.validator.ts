import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Input text of at most `most` characters, counted as the database counts them: an emoji of two signs is two. */
export function IsText(most: number, options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && [...value].length <= most;
  return ValidateBy({ name: 'maxLength', validator: { validate, defaultMessage: () => 'maxLength' } }, options);
}
