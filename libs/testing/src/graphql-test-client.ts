import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LiveTestClient, socketAddress } from './live-test-client.js';

/** An error as it leaves the house. */
export interface GraphqlTestError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { code: string; status: number; details: Record<string, unknown>; requestId: string | null };
}

export interface GraphqlTestResult<Data> {
  readonly data: Data | null;
  readonly errors: readonly GraphqlTestError[];
  /** Codes of the errors. */
  readonly codes: readonly string[];
  readonly status: number;
}

/** A browser without a window: asks an app in this process, keeps its cookies, names its own origin. */
export class GraphqlTestClient {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    readonly origin = 'http://localhost:8080',
  ) {}

  /** Sends an operation and gives back everything, errors too. */
  async send<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<GraphqlTestResult<Data>> {
    const response = await this.request({ method: 'POST', url: '/graphql', payload: { query, variables }, headers });
    const body = response.json<{
      data?: Data | null;
      errors?: GraphqlTestError[];
      error?: GraphqlTestError['extensions'];
    }>();
    const refused = body.error ? [{ message: body.error.code, extensions: body.error }] : [];
    const errors = body.errors ?? refused;
    return {
      data: body.data ?? null,
      errors,
      codes: errors.map((error) => error.extensions.code),
      status: response.statusCode,
    };
  }

  /** Sends an operation that must succeed, and gives back its data. */
  async ask<Data = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.send<Data>(query, variables);
    if (errors.length > 0 || data === null) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** A page of this browser that listens; `visitor` is the pass of somebody who is not signed in. Close it at the end. */
  async live(headers: Record<string, string> = {}, visitor?: string): Promise<LiveTestClient> {
    const cookie = this.cookieHeader();
    const all = { origin: this.origin, ...(cookie && { cookie }), ...headers };
    return new LiveTestClient(await socketAddress(this.app), all, visitor === undefined ? undefined : { visitor });
  }

  /** Any request with the cookies of this client. */
  async request(request: {
    method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'PUT';
    url: string;
    payload?: string | Buffer | Record<string, unknown>;
    headers?: Record<string, string>;
  }) {
    const cookie = this.cookieHeader();
    const response = await this.app.inject({
      ...request,
      headers: { origin: this.origin, ...(cookie && { cookie }), ...request.headers },
    });
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0 || value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
