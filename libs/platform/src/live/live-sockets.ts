import { Injectable, Logger } from '@nestjs/common';
import { ActorFinder } from '../access/actor-finder.js';
import type { Actor } from '../access/actor.js';
import type { LiveClose } from './live-close.js';
import { liveLimits } from './live-close.js';
import type { LiveSocket } from './live-socket.js';

/** The open sockets of this process, and whether those behind them may still be there. */
@Injectable()
export class LiveSockets {
  private readonly logger = new Logger('Live');
  private readonly open = new Set<LiveSocket>();

  constructor(private readonly actors: ActorFinder) {}

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

  /** Lets in who is signed in; else says why not. */
  async admit(socket: LiveSocket): Promise<LiveClose | null> {
    const [actor] = (await this.find([socket])).values();
    const refusal = refusalOf(actor);
    if (refusal) return refusal;
    const ofSession = [...this.open].filter((other) => other.actor?.sessionId === actor?.sessionId);
    if (ofSession.length >= liveLimits.sockets) return 'TOO_MANY_SOCKETS';
    socket.actor = actor ?? null;
    return null;
  }

  /** Closes the sockets of sessions that have ended, and of people whose rights have changed, whoever did it and wherever. */
  async recheck(): Promise<void> {
    const admitted = [...this.open].filter(({ actor }) => actor !== null);
    if (admitted.length === 0) return;
    try {
      const actors = await this.find(admitted);
      for (const socket of admitted) {
        const now = socket.token === null ? undefined : actors.get(socket.token);
        const refusal = refusalOf(now);
        if (refusal) socket.close(refusal);
        else if (rightsOf(now) !== rightsOf(socket.actor)) socket.close('COME_BACK');
      }
    } catch (error) {
      this.logger.warn({ reason: error instanceof Error ? error.message : String(error) });
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
