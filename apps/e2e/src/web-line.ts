import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer as createRelay, type AddressInfo, type Server, type Socket } from 'node:net';
import type { BrowserContextOptions } from '@playwright/test';

/**
 * The way of one browser to the product, for everything but the sound and pictures of a conference. It can go dead as lines do behind a
 * router: nothing is refused and nothing ends, nothing comes back. What was open then, or is opened meanwhile, stays dead for ever,
 * as after a router has forgotten it.
 */
export class WebLine {
  private readonly ways = new Set<{ near: Socket; far: Socket | null }>();
  private isDead = false;

  private constructor(
    private readonly relay: Server,
    private readonly proxy: Server,
  ) {
    relay.on('connection', (near) => this.open(near));
  }

  static async open(): Promise<WebLine> {
    const proxy = createServer(passOn).on('connect', tunnel);
    const line = new WebLine(createRelay(), proxy);
    for (const server of [line.relay, line.proxy]) await once(server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  /** How a browser is told to take this way, to the own machine too. */
  get options(): Pick<BrowserContextOptions, 'proxy'> {
    return { proxy: { server: `http://127.0.0.1:${portOf(this.relay)}`, bypass: '<-loopback>' } };
  }

  goDead(): void {
    this.isDead = true;
    for (const { near, far } of this.ways) swallow(near, far);
  }

  comeBack(): void {
    this.isDead = false;
  }

  close(): void {
    for (const { near, far } of this.ways) [near, far].forEach((end) => end?.destroy());
    this.relay.close();
    this.proxy.close();
  }

  private open(near: Socket): void {
    const far = this.isDead ? null : connect(portOf(this.proxy), '127.0.0.1');
    this.ways.add({ near, far });
    for (const end of [near, far]) end?.on('error', () => end.destroy());
    if (!far) return swallow(near, far);
    near.pipe(far).pipe(near);
  }
}

/** Both ends go on to believe that the other one is there. */
function swallow(near: Socket, far: Socket | null): void {
  if (far) {
    near.unpipe(far);
    far.unpipe(near);
    far.resume();
  }
  near.resume();
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** A browser asks its proxy for whole addresses. */
function passOn(asked: IncomingMessage, answer: ServerResponse): void {
  const { method, headers } = asked;
  const onward = request(asked.url ?? '', { method, headers }, (told) => {
    answer.writeHead(told.statusCode ?? 502, told.headers);
    told.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

/** For sockets it asks for a way through. */
function tunnel(asked: IncomingMessage, near: Socket): void {
  const { hostname, port } = new URL(`http://${asked.url}`);
  const far = connect(Number(port), hostname, () => {
    near.write('HTTP/1.1 200 OK\r\n\r\n');
    near.pipe(far).pipe(near);
  });
  for (const [end, other] of [
    [near, far],
    [far, near],
  ] as const)
    end.on('error', () => other.destroy());
}
