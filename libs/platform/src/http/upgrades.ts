import '@fastify/cookie';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Module, Global, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Configuration } from '../configuration/platform-configuration.js';
import { isOwnOrigin } from './own-origin.js';

/** What wants to become a socket, with the cookies that it brings. */
export type UpgradeRequest = IncomingMessage & Pick<FastifyRequest, 'cookies'>;

/** Takes over a connection that a page of ours wants to keep open. */
export type UpgradeHandler = (request: UpgradeRequest, socket: Duplex, head: Buffer) => void;

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * The one door for WebSockets: each path has one handler, and only pages of our own origin come in, whatever cookies they bring. A
 * request for an upgrade elsewhere, or to something else than a WebSocket, is answered like any other request.
 */
@Injectable()
export class Upgrades implements OnApplicationBootstrap {
  private readonly handlers = new Map<string, UpgradeHandler>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly configuration: Configuration,
  ) {}

  /** `path` is compared to the letter, without what follows a question mark. */
  register(path: string, handler: UpgradeHandler): void {
    if (this.handlers.has(path)) throw new Error(`Two handlers for sockets at ${path}`);
    this.handlers.set(path, handler);
  }

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    Object.assign(server, { shouldUpgradeCallback: (request: IncomingMessage) => this.find(request) !== undefined });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.upgrade(request, socket, head);
    });
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const handler = this.find(request);
    if (!handler) return refuseUpgrade(socket, 404);
    if (!isOwnOrigin(request.headers.origin, addressOf(request), this.configuration.origin)) {
      return refuseUpgrade(socket, 403);
    }
    handler(Object.assign(request, { cookies: this.cookiesOf(request) }), socket, head);
  }

  private cookiesOf({ headers }: IncomingMessage): FastifyRequest['cookies'] {
    return this.host.httpAdapter.getInstance<FastifyInstance>().parseCookie(headers.cookie ?? '');
  }

  private find(request: IncomingMessage): UpgradeHandler | undefined {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') return undefined;
    return this.handlers.get(request.url?.split('?', 1)[0] ?? '');
  }
}

/** Lets rooms take over connections: inject `Upgrades` and register a path in `onModuleInit`. */
@Global()
@Module({ providers: [Upgrades], exports: [Upgrades] })
export class UpgradesModule {}

/** Ends a connection that will not become a socket. */
export function refuseUpgrade(socket: Duplex, status: 403 | 404 | 503): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Scheme and host under which the page asked; a proxy on this machine is believed, as for other requests. */
function addressOf(request: IncomingMessage): { protocol: string; host: string } {
  const isBehindProxy = loopback.includes(request.socket.remoteAddress ?? '');
  const told = (name: string): string | undefined =>
    isBehindProxy
      ? String(request.headers[name] ?? '')
          .split(',')
          .at(-1)
          ?.trim() || undefined
      : undefined;
  return {
    protocol: told('x-forwarded-proto') ?? ('encrypted' in request.socket ? 'https' : 'http'),
    host: told('x-forwarded-host') ?? request.headers.host ?? '',
  };
}
