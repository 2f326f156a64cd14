import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { AppError } from '@yunqiao/platform';
import type { Question } from '../counts/questions.js';

export interface QuestionServerOptions {
  readonly port: number;
  readonly host: string;
  /** What an asker has to bring as bearer. */
  readonly secret: string;
  /** Of what no code says why it went wrong. */
  readonly onError: (error: unknown) => void;
}

/** Takes questions of the api: JSON by `POST /questions`, answered by JSON. Whoever does not know the secret learns nothing. */
export class QuestionServer {
  private readonly server: Server;

  constructor(
    private readonly options: QuestionServerOptions,
    private readonly answer: (question: Question) => Promise<unknown>,
  ) {
    this.server = createServer((request, response) => void this.reply(request, response));
    // The rebuild of a large log takes minutes.
    this.server.requestTimeout = 0;
  }

  /** @throws Error with a sentence when the port is taken */
  async listen(): Promise<void> {
    const { port, host } = this.options;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: set REPORTING_PORT to another one.`) : error,
        ),
      );
      this.server.listen(port, host, resolve);
    });
  }

  /** Where it listens; another port than asked for when that was 0. */
  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, body] = await this.respond(request);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  }

  private async respond(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    if (!this.isKnown(request.headers.authorization)) return [401, { code: 'NOT_SIGNED_IN' }];
    if (request.method !== 'POST' || request.url !== '/questions') return [404, { code: 'NOT_FOUND' }];
    try {
      return [200, await this.answer((await json(request)) as Question)];
    } catch (error) {
      if (error instanceof AppError) return [error.status, { code: error.code }];
      this.options.onError(error);
      return [500, { code: 'UNEXPECTED' }];
    }
  }

  private isKnown(authorization = ''): boolean {
    const given = Buffer.from(authorization);
    const wanted = Buffer.from(`Bearer ${this.options.secret}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
