import type { Duplex } from 'node:stream';
import { Injectable, Logger, Optional, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { handleProtocols, makeServer, type Context, type Server } from 'graphql-ws';
import { Gauge } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import { ActorFinder } from '../access/actor-finder.js';
import { Configuration } from '../configuration/platform-configuration.js';
import { AppError } from '../errors/app-error.js';
import { refuseUpgrade, Upgrades, type UpgradeRequest } from '../http/upgrades.js';
import { newId } from '../ids/id.js';
import { runInScope } from '../logging/request-scope.js';
import { Metrics } from '../metrics/metrics.js';
import { liveLimits } from './live-close.js';
import { LiveContext } from './live-context.js';
import { formatLiveErrors, LiveOperations, type LiveRequest } from './live-operations.js';
import { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';
import { passIn } from './live-visitors.js';

const checkMilliseconds = 15_000;

interface Extra {
  readonly socket: LiveSocket;
  readonly context: LiveContext;
}
type LiveSession = Context<Record<string, unknown>, Extra>;

/** GraphQL subscriptions over WebSocket at `/graphql`: for people who are signed in, as long as they are, and for visitors of a room. */
@Injectable()
export class LiveServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Live');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly sockets: WebSocketServer;
  private operations!: LiveOperations;
  private protocol!: Server<Extra>;
  private isStopping = false;

  constructor(
    private readonly configuration: Configuration,
    private readonly schema: GraphQLSchemaHost,
    private readonly upgrades: Upgrades,
    private readonly actors: ActorFinder,
    private readonly open: LiveSockets,
    @Optional() metrics?: Metrics,
  ) {
    const maxPayload = liveLimits.messageBytes;
    this.sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, handleProtocols });
    if (metrics) this.measure(metrics);
  }

  onApplicationBootstrap(): void {
    this.operations = new LiveOperations(this.schema.schema, this.configuration.isProduction);
    this.protocol = this.makeProtocol();
    this.upgrades.register('/graphql', (request, socket, head) => this.upgrade(request, socket, head));
    this.every(liveLimits.recheckMilliseconds, () => void this.open.recheck());
    this.every(checkMilliseconds, () => [...this.open].forEach((socket) => socket.check()));
  }

  /** Before the server waits for its connections to end: pages go on with another process, or wait for this one to come back. */
  onModuleDestroy(): void {
    this.isStopping = true;
    this.timers.forEach((timer) => clearInterval(timer));
    for (const socket of this.open) socket.close('RESTARTING');
  }

  private every(milliseconds: number, act: () => void): void {
    this.timers.push(setInterval(act, milliseconds).unref());
  }

  private upgrade(request: UpgradeRequest, connection: Duplex, head: Buffer): void {
    if (this.isStopping) return refuseUpgrade(connection, 503);
    this.sockets.handleUpgrade(request, connection, head, (socket) => this.welcome(socket, request));
  }

  private welcome(webSocket: WebSocket, { headers, cookies }: UpgradeRequest): void {
    webSocket.on('error', (error) => this.logger.debug(error));
    const socket = new LiveSocket(webSocket, this.actors.tokenOf(cookies));
    this.open.add(socket);
    const context = new LiveContext({ cookies, headers, startAgain: () => socket.close('COME_BACK') });
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => socket.send(text),
        close: (code = 1000, reason = '') => socket.closeWith(code, reason),
        onMessage: (take) => socket.onMessage((text) => this.take(text, take, socket)),
      },
      { socket, context },
    );
    socket.onClose((code, reason) => void closed(code, reason));
  }

  private makeProtocol(): Server<Extra> {
    return makeServer<Record<string, unknown>, Extra>({
      onConnect: ({ extra, connectionParams }) => this.admit(extra.socket, passIn(connectionParams)),
      onSubscribe: (session, _id, request) => this.prepare(session, request),
      subscribe: (args) => this.operations.subscribe(args as ExecutionArgs),
      onNext: (_session, _id, _request, _args, result) =>
        result.errors ? { ...result, errors: formatLiveErrors(result.errors) } : undefined,
      onError: (_session, _id, _request, errors) => formatLiveErrors(errors),
    });
  }

  private async admit(socket: LiveSocket, pass: string | null): Promise<boolean> {
    const refusal = await this.open.admit(socket, pass);
    if (refusal) socket.close(refusal);
    return refusal === null;
  }

  private prepare(
    { extra, subscriptions }: LiveSession,
    request: LiveRequest,
  ): ExecutionArgs | readonly GraphQLError[] {
    if (Object.keys(subscriptions).length > liveLimits.subscriptions) {
      const originalError = new AppError('TOO_MANY_SUBSCRIPTIONS', { most: liveLimits.subscriptions });
      return [new GraphQLError(originalError.code, { originalError })];
    }
    return this.operations.prepare(request, extra.context.renewed());
  }

  /** A subscription stays in the scope of the message that began it. */
  private async take(text: string, act: (text: string) => Promise<void>, socket: LiveSocket): Promise<void> {
    try {
      await runInScope({ requestId: newId() }, () => act(text));
    } catch (error) {
      this.logger.error(error);
      socket.close('FAILED');
    }
  }

  private measure({ registry }: Metrics): void {
    const { open } = this;
    new Gauge({
      ...{ name: 'yunqiao_live_sockets', help: 'Pages that listen', registers: [registry] },
      collect() {
        this.set(open.size);
      },
    });
  }
}
