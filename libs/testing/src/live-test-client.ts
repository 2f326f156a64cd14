import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GraphqlTestError } from './graphql-test-client.js';

/** What came over a subscription, or why it ended. */
export type LiveAnswer<Data> =
  | { readonly kind: 'next'; readonly data: Data | null; readonly codes: readonly string[] }
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }
  | { readonly kind: 'complete' };

/** A subscription as a test reads it: one answer after the other. */
export interface LiveReader<Data> {
  /** Waits for the next answer. */
  next(): Promise<LiveAnswer<Data>>;
  /** Waits for the next answer, which must be data. */
  data(): Promise<Data>;
  stop(): void;
}

/** Opens sockets of a browser: names its origin, brings its cookies. Nothing is tried twice. */
export class LiveTestClient {
  private readonly client: Client;

  constructor(address: string, headers: Readonly<Record<string, string>>, connectionParams?: Record<string, unknown>) {
    class BrowserSocket extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(url, protocols, { headers });
      }
    }
    this.client = createClient({
      url: `${address}/graphql`,
      webSocketImpl: BrowserSocket,
      connectionParams,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
    });
  }

  subscribe<Data = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): LiveReader<Data> {
    const answers: LiveAnswer<Data>[] = [];
    const readers: ((answer: LiveAnswer<Data>) => void)[] = [];
    const take = (answer: LiveAnswer<Data>): void => {
      const reader = readers.shift();
      if (reader) reader(answer);
      else answers.push(answer);
    };
    const stop = this.client.subscribe<Data>(
      { query, variables },
      {
        next: ({ data, errors }) => take({ kind: 'next', data: data ?? null, codes: codesOf(errors) }),
        error: (error) => take(endOf(error)),
        complete: () => take({ kind: 'complete' }),
      },
    );
    const next = (): Promise<LiveAnswer<Data>> => {
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : new Promise((resolve) => readers.push(resolve));
    };
    const data = async (): Promise<Data> => {
      const answer = await next();
      if (answer.kind === 'next' && answer.data !== null && answer.codes.length === 0) return answer.data;
      throw new Error(`Not data: ${JSON.stringify(answer)}`);
    };
    return { next, data, stop };
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}

/** Where an app in this process can be reached by sockets; it begins to listen when it is first asked. */
export async function socketAddress(app: NestFastifyApplication): Promise<string> {
  const server = listening.get(app) ?? app.listen(0, '127.0.0.1');
  listening.set(app, server);
  await server;
  return `ws://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
}

const listening = new WeakMap<NestFastifyApplication, Promise<unknown>>();

function endOf<Data>(error: unknown): LiveAnswer<Data> {
  if (Array.isArray(error)) return { kind: 'refused', codes: codesOf(error) };
  if (typeof error === 'object' && error !== null && 'code' in error) {
    return { kind: 'closed', code: Number(error.code), reason: 'reason' in error ? String(error.reason) : '' };
  }
  throw error;
}

function codesOf(errors: readonly unknown[] | undefined): string[] {
  return (errors ?? []).map((error) => (error as GraphqlTestError).extensions.code);
}
