import { createClient, type Client } from 'graphql-ws';

/** What ends a page's listening for good, as the api closes its socket. */
export const LIVE_CLOSE = { notSignedIn: 4401, passwordChangeRequired: 4403 } as const;

export interface LiveClientOptions {
  url: string;
  onNotSignedIn?: () => void;
  onPasswordChangeRequired?: () => void;
  visitorPass?: () => string | null;
}

const longestWait = 30_000;
const heartbeat = 20_000;
const patience = 10_000;

/** Between half and the whole of 1, 2, 4 … 30 seconds: after a restart not everybody comes back in the same moment. */
export function waitBefore(retries: number, random: () => number = Math.random): number {
  return Math.min(longestWait, 1000 * 2 ** retries) * (0.5 + random() / 2);
}

/** Waits, but not longer than until the network is back. */
function pause(retries: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, waitBefore(retries));
    window.addEventListener('online', go);
  });
}

function codeOf(event: unknown): number | null {
  return typeof event === 'object' && event !== null && 'code' in event && typeof event.code === 'number'
    ? event.code
    : null;
}

/** One socket for all subscriptions of a page. It comes back by itself, subscribes again, and notices a line that is silently dead. */
export function createLiveClient(options: LiveClientOptions): Client {
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const expectAnAnswer = () => {
    clearTimeout(overdue);
    overdue = setTimeout(() => client.terminate(), patience);
  };
  const client = createClient({
    url: options.url,
    connectionParams: () => {
      const visitor = options.visitorPass?.();
      return visitor ? { visitor } : undefined;
    },
    keepAlive: heartbeat,
    retryAttempts: Infinity,
    retryWait: pause,
    shouldRetry: (event) => codeOf(event) !== LIVE_CLOSE.passwordChangeRequired,
    on: {
      connecting: expectAnAnswer,
      connected: () => clearTimeout(overdue),
      ping: (isReceived) => {
        if (!isReceived) expectAnAnswer();
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(overdue);
      },
      closed: (event) => {
        clearTimeout(overdue);
        if (codeOf(event) === LIVE_CLOSE.notSignedIn) options.onNotSignedIn?.();
        if (codeOf(event) === LIVE_CLOSE.passwordChangeRequired) options.onPasswordChangeRequired?.();
      },
    },
  });
  return client;
}
