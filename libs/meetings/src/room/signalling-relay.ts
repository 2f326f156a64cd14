import { request as ask, STATUS_CODES, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ActorFinder, Configuration, reasonOf, refuseUpgrade, Upgrades, type UpgradeRequest } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import { identityText } from '../conference/conference-identity.js';
import { SignallingDoor, type Passage } from './signalling-door.js';

const paths = ['/rtc', '/rtc/v1'];
const recheckMilliseconds = 2000;

/** A browser that is connected through this process. */
interface Line extends Passage {
  readonly near: Duplex;
  readonly far: Duplex;
}

/**
 * Passes signalling on to the conference server, so that browsers need one port and nobody comes past the door: only
 * from our own pages, only with a token that is their own, only while they may be inside and are signed in.
 */
@Injectable()
export class SignallingRelay implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Signalling');
  private readonly lines = new Set<Line>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly configuration: Configuration,
    private readonly upgrades: Upgrades,
    private readonly door: SignallingDoor,
    private readonly actors: ActorFinder,
    private readonly server: ConferenceServer,
  ) {}

  onModuleInit(): void {
    for (const path of paths) {
      this.upgrades.register(path, (request, socket, head) => void this.connect(request, socket, head));
    }
    this.timer = setInterval(() => void this.recheck(), recheckMilliseconds);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const line of this.lines) hangUp(line);
  }

  /** Ends the lines of people whose sign-in has ended, and of guests who may not stay, and sends them out of the conference. */
  async recheck(): Promise<void> {
    try {
      // Those that are there now: who comes while it is asked was looked at just then.
      const lines = [...this.lines];
      const tokens = [...new Set(lines.flatMap(({ token }) => token ?? []))];
      const actors = tokens.length > 0 ? await this.actors.findNow(tokens) : new Map<string, never>();
      const guests = await this.door.guestsAmong(lines.filter(({ token }) => token === null));
      for (const line of lines) {
        if (line.token === null ? guests.has(line) : actors.has(line.token)) continue;
        hangUp(line);
        await this.server.try(() => this.server.remove(line.sessionId, identityText(line)));
      }
    } catch (error) {
      this.logger.warn({ reason: reasonOf(error) });
    }
  }

  private async connect(request: UpgradeRequest, near: Duplex, head: Buffer): Promise<void> {
    near.on('error', () => near.destroy());
    const token = this.actors.tokenOf(request.cookies);
    const passage = await this.door.find(token, tokenIn(request)).catch((error: unknown) => {
      this.logger.warn(error);
      return null;
    });
    if (!passage) return refuseUpgrade(near, 403);
    const { hostname, port } = new URL(this.configuration.get('LIVEKIT_URL'));
    const call = ask({ hostname, port, path: request.url, headers: passedOn(request.headers) });
    call.once('upgrade', (answer, far, early) => this.join({ ...passage, near, far }, answer, head, early));
    call.once('response', (answer) => {
      answer.resume();
      refuseUpgrade(near, answer.statusCode === 404 ? 404 : 403);
    });
    call.once('error', () => refuseUpgrade(near, 503));
    call.end();
  }

  private join(line: Line, answer: IncomingMessage, head: Buffer, early: Buffer): void {
    const { near, far } = line;
    this.lines.add(line);
    const end = () => {
      this.lines.delete(line);
      hangUp(line);
    };
    for (const side of [near, far]) side.once('close', end).on('error', end);
    const names = answer.rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${answer.rawHeaders[at + 1] ?? ''}`] : [],
    );
    near.write([`HTTP/1.1 101 ${STATUS_CODES[101] ?? ''}`, ...names, '', ''].join('\r\n'));
    if (early.length > 0) near.write(early);
    if (head.length > 0) far.write(head);
    near.pipe(far).pipe(near);
  }
}

function hangUp({ near, far }: Line): void {
  near.destroy();
  far.destroy();
}

/** The token of the conference: in the address, since browsers can send no header with a WebSocket. */
export function tokenIn({ url, headers }: Pick<IncomingMessage, 'url' | 'headers'>): string {
  const query = new URLSearchParams(url?.split('?', 2)[1] ?? '');
  return query.get('access_token') ?? headers.authorization?.replace(/^Bearer /u, '') ?? '';
}

/** Neither cookies nor what says where the page came from. */
function passedOn(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const { cookie: _cookie, origin: _origin, host: _host, ...rest } = headers;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
