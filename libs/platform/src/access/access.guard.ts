import '@fastify/cookie';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../errors/app-error.js';
import { currentRequest } from '../logging/request-scope.js';
import { ActorFinder } from './actor-finder.js';
import type { Actor } from './actor.js';
import { ACCESS_MARK, DURING_PASSWORD_CHANGE, type AccessMark } from './marks.js';
import { findHttpRequest, requestOf, type AskingRequest } from './request-actor.js';
import { SignatureVerifiers } from './signature-verifiers.js';
import { verdict } from './verdict.js';

/** The one door: every route and every operation passes here, and is refused unless its mark says otherwise. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signatures: SignatureVerifiers,
    private readonly actors: ActorFinder,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const mark = this.markOf<AccessMark>(ACCESS_MARK, context);
    if (!mark && isFieldOfAllowedParent(context)) return true;

    if (mark?.kind === 'signed' && !(await this.isSigned(mark.by, context))) throw new AppError('NOT_ALLOWED');
    const actor = await this.actorOf(requestOf(context));
    const refusal = verdict(mark, actor, this.markOf<boolean>(DURING_PASSWORD_CHANGE, context) ?? false);
    if (refusal) throw new AppError(refusal);
    return true;
  }

  private markOf<Mark>(key: string, context: ExecutionContext): Mark | undefined {
    return this.reflector.getAllAndOverride<Mark | undefined>(key, [context.getHandler(), context.getClass()]);
  }

  private async isSigned(by: string, context: ExecutionContext): Promise<boolean> {
    const request = findHttpRequest(context);
    return request !== null && this.signatures.verify(by, request);
  }

  /** Asked once per request, however many fields it has. */
  private async actorOf(request: AskingRequest): Promise<Actor | null> {
    if (request.knownActor !== undefined) return request.knownActor;
    request.actor ??= this.actors.find(request.cookies);
    request.knownActor = await request.actor;
    const scope = currentRequest();
    if (scope && request.knownActor) scope.personId = request.knownActor.personId;
    return request.knownActor;
  }
}

/** A field below an operation that was allowed: it needs a mark only when it asks for more than its parent did. */
function isFieldOfAllowedParent(context: ExecutionContext): boolean {
  if (context.getType<string>() !== 'graphql') return false;
  const parentType = context.getArgByIndex<{ parentType: { name: string } }>(3).parentType.name;
  return !['Query', 'Mutation', 'Subscription'].includes(parentType);
}
