import { stringifyDocument, type TypedDocumentNode } from '@urql/core';
import { askPatiently } from '../line';

/** What became of it: the answer, a refusal that will stay one, or nothing yet, so that it is to be sent again. */
export type Sent<Data> = { kind: 'taken'; data: Data } | { kind: 'invalid' } | { kind: 'notNow' };

/** Codes after which the same can never succeed, whatever was sent. */
const hopeless: readonly string[] = ['INPUT_INVALID', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'];

interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { extensions?: { code?: string } }[];
}

/**
 * Sends a mutation past the cache (it refreshes no lists) and with `keepalive`, so that it leaves even when the page is
 * closed at that moment. Never throws for a line that is broken.
 * @param alsoHopeless further codes after which this one can never succeed
 */
export async function sendKeptAlive<Data, Input>(
  operationName: string,
  document: TypedDocumentNode<Data, { input: Input }>,
  input: Input,
  alsoHopeless: readonly string[] = [],
): Promise<Sent<Data>> {
  const body = JSON.stringify({ operationName, query: stringifyDocument(document), variables: { input } });
  try {
    const response = await askPatiently('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body,
    });
    const { data, errors } = (await response.json()) as Answer<Data>;
    if (data) return { kind: 'taken', data };
    const codes = [...hopeless, ...alsoHopeless];
    return { kind: errors?.some(({ extensions }) => codes.includes(extensions?.code ?? '')) ? 'invalid' : 'notNow' };
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return { kind: 'notNow' };
    throw error;
  }
}
