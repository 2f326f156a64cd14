import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { describeCode, describeError, type ErrorDescription } from '../errors/describe-error.js';
import { currentRequest } from '../logging/request-scope.js';
import { TOO_LARGE } from './limits.js';

const logger = new Logger('Errors');

/** What Apollo says about the operation itself, in our words. */
const codeOfApollo: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'OPERATION_INVALID',
  GRAPHQL_VALIDATION_FAILED: 'OPERATION_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_INVALID',
  BAD_REQUEST: 'OPERATION_INVALID',
  BAD_USER_INPUT: 'INPUT_INVALID',
};

/** Kept as they are: the clients' persisted-query exchange knows these words. */
const persistedQueryCodes = ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'];

/** The shape in which every GraphQL error leaves: code, class, facts, request id. Nothing internal. */
export function formatGraphqlError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (persistedQueryCodes.includes(String(formatted.extensions?.['code']))) return formatted;
  const description = describe(formatted, unwrapResolverError(error));
  if (description.isUnexpected) logger.error(unwrapResolverError(error));
  const { code, status, details } = description;
  return {
    message: code,
    locations: formatted.locations,
    path: formatted.path,
    extensions: { code, status, details, requestId: currentRequest()?.requestId ?? null },
  };
}

function describe(formatted: GraphQLFormattedError, error: unknown): ErrorDescription {
  const apolloCode = String(formatted.extensions?.['code']);
  if (apolloCode === 'INTERNAL_SERVER_ERROR') return describeError(error);
  if (isTooLarge(apolloCode, formatted.message)) return describeCode('OPERATION_TOO_LARGE');
  const code = codeOfApollo[apolloCode];
  return code ? describeCode(code, { reason: formatted.message.slice(0, 300) }) : describeError(error);
}

/** Refused by one of our limits, or by the parser's limit of tokens. */
function isTooLarge(apolloCode: string, message: string): boolean {
  if (apolloCode === 'GRAPHQL_PARSE_FAILED') return message.includes('tokens. Parsing aborted');
  return apolloCode === 'GRAPHQL_VALIDATION_FAILED' && message === TOO_LARGE;
}
