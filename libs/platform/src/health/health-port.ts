import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Configuration } from '../configuration/platform-configuration.js';
import { mayReadMetrics } from '../metrics/may-read-metrics.js';
import { Metrics } from '../metrics/metrics.js';
import { HealthChecks } from './health-checks.js';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type: string;
}

/** The little that a process without an api answers by HTTP: `/health/live`, `/health/ready`, `/metrics`. */
@Injectable()
export class HealthPort implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private isStopping = false;
  private readonly server: Server;

  constructor(
    private readonly configuration: Configuration,
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
  ) {
    this.server = createServer((request, response) => void this.reply(request, response));
  }

  /** @throws Error with a sentence when the port is taken, so that the process does not start */
  async onApplicationBootstrap(): Promise<void> {
    const port = this.configuration.get('WORKER_PORT');
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' ? taken(port) : error),
      );
      this.server.listen(port, this.configuration.get('HOST'), resolve);
    });
  }

  /** Where it listens; another port than WORKER_PORT when that is 0. */
  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** No longer ready, still alive: running jobs end first. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async onApplicationShutdown(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body, type } = await this.answer(request);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    if (request.method !== 'GET') return json(405, { code: 'NOT_ALLOWED' });
    if (request.url === '/health/live') return json(200, { status: 'live' });
    if (request.url === '/health/ready') return this.readiness();
    if (request.url === '/metrics' && this.mayRead(request))
      return { status: 200, body: await this.metrics.registry.metrics(), type: this.metrics.registry.contentType };
    return json(404, { code: 'NOT_FOUND' });
  }

  private async readiness(): Promise<Answer> {
    if (this.isStopping) return json(503, { code: 'NOT_READY', details: { failing: ['stopping'] } });
    const failing = await this.checks.findFailing();
    return failing.length > 0 ? json(503, { code: 'NOT_READY', details: { failing } }) : json(200, { status: 'ready' });
  }

  private mayRead({ socket, headers }: IncomingMessage): boolean {
    const asker = { address: socket.remoteAddress, authorization: headers.authorization };
    return mayReadMetrics(asker, this.configuration.get('METRICS_TOKEN'));
  }
}

function json(status: number, body: object): Answer {
  return { status, body: JSON.stringify(body), type: 'application/json; charset=utf-8' };
}

function taken(port: number): Error {
  return new Error(`Port ${port} is taken: set WORKER_PORT to another one, or to 0 for any that is free.`);
}
