import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import { defineComponent } from 'vue';
import { mount } from '@vue/test-utils';
import errors from '../i18n/errors.zh-CN.json';
import words from '../i18n/ui.zh-CN.json';
import { problemOf, ProblemError, useErrorText } from './problem';

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

describe('an error as a sentence', () => {
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { ...words, errors } } });

  function sentence(error: unknown): string {
    let said = '';
    const Reader = defineComponent({
      setup() {
        said = useErrorText().translateError(error);
        return () => null;
      },
    });
    mount(Reader, { global: { plugins: [i18n] } });
    return said;
  }

  it('names sizes with their unit where the server tells the limit', () => {
    const tooLarge = new ProblemError('UPLOAD_TOO_LARGE', { bytes: 12_400_000_000, limitBytes: 4_000_000_000 });
    expect(sentence(tooLarge)).toContain('文件有 12 GB，最大只收 4 GB');
    expect(sentence(new ProblemError('UPLOAD_TOO_LARGE'))).toContain('超过了上限');
  });
});
