import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Input field that must hold more than spaces. */
export function IsNotBlank(options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && value.trim().length > 0;
  return ValidateBy({ name: 'isNotBlank', validator: { validate, defaultMessage: () => 'isNotBlank' } }, options);
}
