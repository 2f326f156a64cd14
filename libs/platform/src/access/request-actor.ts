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

/** What the door looks at: an HTTP request, or one operation on a socket with the headers that opened it. */
export type AskingRequest = Pick<FastifyRequest, 'cookies' | 'headers' | 'actor' | 'knownActor'>;

/** What every resolver of a query or mutation gets as its context. */
export interface RequestContext {
  readonly req: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What asks at a route or a GraphQL field. */
export function requestOf(context: ExecutionContext): AskingRequest {
  if (context.getType<string>() === 'graphql') return context.getArgByIndex<{ req: AskingRequest }>(2).req;
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** The HTTP request behind a route or a GraphQL field; null for an operation on a socket, which has none of its own. */
export function findHttpRequest(context: ExecutionContext): FastifyRequest | null {
  if (context.getType<string>() !== 'graphql') return context.switchToHttp().getRequest<FastifyRequest>();
  const given = context.getArgByIndex<Partial<RequestContext>>(2);
  return given.reply ? (given.req ?? null) : null;
}
