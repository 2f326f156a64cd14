import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { problemOf, ProblemError } from './problem';

describe('what went wrong', () => {
  it('is the server’s code with its facts and the number of the request', () => {
    const extensions = { code: 'TOO_MANY_ATTEMPTS', details: { retryAfterSeconds: 30 }, requestId: 'r-1' };
    const error = new CombinedError({ graphQLErrors: [new GraphQLError('x', { extensions })] });
    expect(problemOf(error)).toEqual({
      code: 'TOO_MANY_ATTEMPTS',
      details: { retryAfterSeconds: 30 },
      requestId: 'r-1',
    });
  });

  it('is OFFLINE when nothing came back, UNAVAILABLE when only the proxy answered', () => {
    const networkError = new TypeError('Failed to fetch');
    expect(problemOf(new CombinedError({ networkError })).code).toBe('OFFLINE');
    expect(problemOf(new CombinedError({ networkError, response: { status: 502 } })).code).toBe('UNAVAILABLE');
  });

  it('is what the app itself noticed, and else unexpected', () => {
    expect(problemOf(new ProblemError('PASSWORD_WRONG')).code).toBe('PASSWORD_WRONG');
    expect(problemOf(new Error('boom')).code).toBe('UNEXPECTED');
    expect(problemOf(undefined).code).toBe('UNEXPECTED');
  });
});
