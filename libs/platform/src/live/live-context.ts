import type { FastifyRequest } from 'fastify';
import type { AskingRequest } from '../access/request-actor.js';
import { Loaders } from '../graphql/loaders.js';

/** What opened a socket: the same for all its operations. */
export interface LiveOpening {
  readonly cookies: FastifyRequest['cookies'];
  readonly headers: FastifyRequest['headers'];
  /** Has the page come back and begin again. */
  readonly startAgain: () => void;
}

/** What resolvers get as their context: one per subscription, and a new one for each of its events. */
export class LiveContext {
  readonly req: AskingRequest;
  readonly loaders = new Loaders();

  constructor(private readonly opening: LiveOpening) {
    this.req = { cookies: opening.cookies, headers: opening.headers };
  }

  renewed(): LiveContext {
    return new LiveContext(this.opening);
  }

  startAgain(): void {
    this.opening.startAgain();
  }
}
