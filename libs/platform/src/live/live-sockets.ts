import { Injectable, Logger } from '@nestjs/common';
import { ActorFinder } from '../access/actor-finder.js';
import type { Actor } from '../access/actor.js';
import type { LiveClose } from './live-close.js';
import { liveLimits } from './live-close.js';
import type { LiveSocket } from './live-socket.js';
import { LiveVisitors } from './live-visitors.js';
import { reasonOf } from '../errors/reason-of.js';

/** The open sockets of this process, and whether those behind them may still be there. */
@Injectable()
export class LiveSockets {
  private readonly logger = new Logger('Live');
  private readonly open = new Set<LiveSocket>();

  constructor(
    private readonly actors: ActorFinder,
    private readonly visitors: LiveVisitors,
  ) {}

  [Symbol.iterator](): IterableIterator<LiveSocket> {
    return this.open.values();
  }

  get size(): number {
    return this.open.size;
  }

  add(socket: LiveSocket): void {
    this.open.add(socket);
    socket.onClose(() => this.open.delete(socket));
  }

  /** Lets in who is signed in, or brings a room's pass; else says why not. */
  async admit(socket: LiveSocket, pass: string | null = null): Promise<LiveClose | null> {
    const [actor] = (await this.find([socket])).values();
    const refusal = refusalOf(actor);
    if (refusal) return pass === null ? refusal : this.admitVisitor(socket, pass, refusal);
    const ofSession = [...this.open].filter((other) => other.actor?.sessionId === actor?.sessionId);
    if (ofSession.length >= liveLimits.sockets) return 'TOO_MANY_SOCKETS';
    socket.actor = actor ?? null;
    return null;
  }

  /** Closes the sockets of sessions that have ended, and of people whose rights have changed, whoever did it and wherever. */
  async recheck(): Promise<void> {
    try {
      await this.recheckActors();
      await this.recheckVisits();
    } catch (error) {
      this.logger.warn({ reason: reasonOf(error) });
    }
  }

  private async admitVisitor(socket: LiveSocket, pass: string, refusal: LiveClose): Promise<LiveClose | null> {
    const visitorId = (await this.visitors.findNow([pass])).get(pass);
    if (visitorId === undefined) return refusal;
    const ofVisitor = [...this.open].filter(({ visit }) => visit?.visitorId === visitorId);
    if (ofVisitor.length >= liveLimits.visitorSockets) return 'TOO_MANY_SOCKETS';
    socket.visit = { pass, visitorId };
    return null;
  }

  private async recheckVisits(): Promise<void> {
    const visiting = [...this.open].flatMap((socket) => (socket.visit ? [{ socket, pass: socket.visit.pass }] : []));
    if (visiting.length === 0) return;
    const known = await this.visitors.findNow([...new Set(visiting.map(({ pass }) => pass))]);
    for (const { socket, pass } of visiting) if (!known.has(pass)) socket.close('NOT_SIGNED_IN');
  }

  private async recheckActors(): Promise<void> {
    const admitted = [...this.open].filter(({ actor }) => actor !== null);
    if (admitted.length === 0) return;
    const actors = await this.find(admitted);
    for (const socket of admitted) {
      const now = socket.token === null ? undefined : actors.get(socket.token);
      const refusal = refusalOf(now);
      if (refusal) socket.close(refusal);
      else if (rightsOf(now) !== rightsOf(socket.actor)) socket.close('COME_BACK');
    }
  }

  private find(sockets: readonly LiveSocket[]): Promise<ReadonlyMap<string, Actor>> {
    const tokens = new Set(sockets.flatMap(({ token }) => (token === null ? [] : [token])));
    return tokens.size === 0 ? Promise.resolve(new Map()) : this.actors.findNow([...tokens]);
  }
}

function refusalOf(actor: Actor | undefined): LiveClose | null {
  if (!actor) return 'NOT_SIGNED_IN';
  return actor.mustChangePassword ? 'PASSWORD_CHANGE_REQUIRED' : null;
}

function rightsOf(actor: Actor | null | undefined): string {
  return (actor?.memberships ?? [])
    .map(({ membershipId, role }) => `${membershipId} ${role}`)
    .sort()
    .join();
}
