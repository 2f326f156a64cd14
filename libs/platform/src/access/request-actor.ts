import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; undefined until somebody wanted to know. */
    actor?: Promise<Actor | null>;
    /** The answer of `actor`, once the guard has waited for it. */
    knownActor?: Actor | null;
  }
}

/** What every resolver gets as its context. */
export interface RequestContext {
  readonly req: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The HTTP request behind a route or a GraphQL field. */
export function requestOf(context: ExecutionContext): FastifyRequest {
  if (context.getType<string>() === 'graphql') return context.getArgByIndex<RequestContext>(2).req;
  return context.switchToHttp().getRequest<FastifyRequest>();
}
