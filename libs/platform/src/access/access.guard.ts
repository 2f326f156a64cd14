import '@fastify/cookie';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { Configuration } from '../configuration/platform-configuration.js';
import { sessionCookieName } from '../http/cookie-names.js';
import { currentRequest } from '../logging/request-scope.js';
import type { Actor } from './actor.js';
import { ActorSource } from './actor-source.js';
import { ACCESS_MARK, DURING_PASSWORD_CHANGE, type AccessMark } from './marks.js';
import { requestOf } from './request-actor.js';
import { SignatureVerifiers } from './signature-verifiers.js';
import { verdict } from './verdict.js';

/** The one door: every route and every operation passes here, and is refused unless its mark says otherwise. */
@Injectable()
export class AccessGuard implements CanActivate {
  private source: ActorSource | undefined;

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    private readonly signatures: SignatureVerifiers,
    private readonly configuration: Configuration,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const mark = this.markOf<AccessMark>(ACCESS_MARK, context);
    if (!mark && isFieldOfAllowedParent(context)) return true;

    const request = requestOf(context);
    if (mark?.kind === 'signed' && !(await this.signatures.verify(mark.by, request))) throw new AppError('NOT_ALLOWED');
    const actor = await this.actorOf(request);
    const refusal = verdict(mark, actor, this.markOf<boolean>(DURING_PASSWORD_CHANGE, context) ?? false);
    if (refusal) throw new AppError(refusal);
    return true;
  }

  private markOf<Mark>(key: string, context: ExecutionContext): Mark | undefined {
    return this.reflector.getAllAndOverride<Mark | undefined>(key, [context.getHandler(), context.getClass()]);
  }

  /** Asked once per request, however many fields it has. */
  private async actorOf(request: FastifyRequest): Promise<Actor | null> {
    if (request.knownActor !== undefined) return request.knownActor;
    request.actor ??= this.findActor(request);
    request.knownActor = await request.actor;
    const scope = currentRequest();
    if (scope && request.knownActor) scope.personId = request.knownActor.personId;
    return request.knownActor;
  }

  private async findActor(request: FastifyRequest): Promise<Actor | null> {
    const token = request.cookies[sessionCookieName(this.configuration.isSecure)];
    if (!token) return null;
    const source = (this.source ??= this.modules.get<ActorSource>(ActorSource, { strict: false }));
    return source.findActor(token);
  }
}

/** A field below an operation that was allowed: it needs a mark only when it asks for more than its parent did. */
function isFieldOfAllowedParent(context: ExecutionContext): boolean {
  if (context.getType<string>() !== 'graphql') return false;
  const parentType = context.getArgByIndex<{ parentType: { name: string } }>(3).parentType.name;
  return !['Query', 'Mutation', 'Subscription'].includes(parentType);
}
