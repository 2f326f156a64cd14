import { ForbiddenException, NotFoundException } from '@nestjs/common';
import { AppError } from './app-error.js';
import { describeError } from './describe-error.js';
import { defineErrors } from './error-registry.js';

defineErrors({ LAMP_NOT_FOUND: 404 });

describe('what the outside learns of an error', () => {
  it('is the code, the class and the facts of one that was foreseen', () => {
    expect(describeError(new AppError('LAMP_NOT_FOUND', { room: 'hall' }))).toEqual({
      code: 'LAMP_NOT_FOUND',
      status: 404,
      details: { room: 'hall' },
      isUnexpected: false,
    });
  });

  it.each([
    new Error('connect ECONNREFUSED 10.0.0.7'),
    new AppError('NOBODY_DEFINED_THIS', { secret: 1 }),
    'text',
    null,
    undefined,
  ])('is nothing of one that was not: %p', (error) => {
    expect(describeError(error)).toEqual({ code: 'UNEXPECTED', status: 500, details: {}, isUnexpected: true });
  });

  it('is a shared code for what Nest and Fastify refuse', () => {
    expect(describeError(new NotFoundException('Cannot GET /x')).code).toBe('NOT_FOUND');
    expect(describeError(new ForbiddenException()).code).toBe('NOT_ALLOWED');
    const tooLarge = Object.assign(new Error('Request body is too large'), {
      code: 'FST_ERR_CTP_BODY_TOO_LARGE',
      statusCode: 413,
    });
    expect(describeError(tooLarge)).toMatchObject({ code: 'BODY_TOO_LARGE', status: 413, details: {} });
  });

  it('has one class for each code', () => {
    expect(() => defineErrors({ LAMP_NOT_FOUND: 403 })).toThrow('LAMP_NOT_FOUND is defined as 404 and as 403');
    expect(defineErrors({ LAMP_NOT_FOUND: 404 }).LAMP_NOT_FOUND).toBe('LAMP_NOT_FOUND');
  });
});
