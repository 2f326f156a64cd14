import { subscriptionExchange, type Exchange } from '@urql/core';
import type { LiveClientOptions } from './live-client';

/** The same address, over a socket. */
function socketUrl(url: string): string {
  const address = new URL(url, window.location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return address.href;
}

async function load(options: LiveClientOptions) {
  const { createLiveClient } = await import('./live-client');
  return createLiveClient({ ...options, url: socketUrl(options.url) });
}

/**
 * Subscriptions over one socket of the page. What that needs is fetched when the first one is made, so that a first page costs nothing
 * of it. A subscription goes on through broken lines: the api greets it anew, and whoever listens then asks for what was missed.
 */
export function liveExchange(options: LiveClientOptions): Exchange {
  let loading: ReturnType<typeof load> | undefined;
  const client = () => {
    loading ??= load(options);
    loading.catch(() => (loading = undefined));
    return loading;
  };
  return subscriptionExchange({
    forwardSubscription: ({ query = '', variables }) => ({
      subscribe(sink) {
        let stop: (() => void) | null = null;
        let hasEnded = false;
        client().then(
          (live) => {
            if (!hasEnded) stop = live.subscribe({ query, variables: variables as Record<string, unknown> }, sink);
          },
          (error: unknown) => sink.error(error),
        );
        return {
          unsubscribe() {
            hasEnded = true;
            stop?.();
          },
        };
      },
    }),
  });
}
