import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { AppError } from './app-error.js';

/** Checks inputs by their class-validator rules and answers INPUT_INVALID with the names of the broken rules of each field. */
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      forbidUnknownValues: false,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new AppError('INPUT_INVALID', { fields: brokenRules(errors) }),
    });
  }
}

/** `{ 'input.title': ['maxLength'] }` */
function brokenRules(errors: readonly ValidationError[], path = ''): Record<string, string[]> {
  return Object.assign(
    {},
    ...errors.map(({ property, constraints, children = [] }) => {
      const field = path ? `${path}.${property}` : property;
      return { ...(constraints && { [field]: Object.keys(constraints) }), ...brokenRules(children, field) };
    }),
  ) as Record<string, string[]>;
}
