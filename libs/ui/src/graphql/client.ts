import { cacheExchange, Client, fetchExchange, mapExchange, type Exchange } from '@urql/core';
import { liveExchange } from './live';
import { problemOf } from './problem';

/** What an app wants to know about every answer. */
export interface GraphqlClientOptions {
  url?: string;
  /** The session is gone: lead to the sign-in. */
  onNotSignedIn?: () => void;
  /** The first password must be changed before anything else. */
  onPasswordChangeRequired?: () => void;
  /** What somebody shows who is not signed in, to open a socket; null when there is nothing to show. */
  visitorPass?: () => string | null;
  fetch?: typeof fetch;
}

function watchSession(options: GraphqlClientOptions): Exchange {
  return mapExchange({
    onError(error) {
      const { code } = problemOf(error);
      if (code === 'NOT_SIGNED_IN') options.onNotSignedIn?.();
      if (code === 'PASSWORD_CHANGE_REQUIRED') options.onPasswordChangeRequired?.();
    },
  });
}

/** The way to the api for both web apps: same origin, the session's cookie, a document cache, subscriptions over a socket. */
export function createGraphqlClient(options: GraphqlClientOptions = {}): Client {
  const url = options.url ?? '/graphql';
  return new Client({
    url,
    fetch: options.fetch,
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'accept-language': document.documentElement.lang },
    }),
    preferGetMethod: false,
    exchanges: [watchSession(options), cacheExchange, liveExchange({ ...options, url }), fetchExchange],
  });
}
