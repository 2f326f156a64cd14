import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Configuration } from '../configuration/platform-configuration.js';
import { sessionCookieName } from '../http/cookie-names.js';
import type { Actor } from './actor.js';
import { ActorSource } from './actor-source.js';

type Cookies = Readonly<Record<string, string | undefined>>;

/** Who stands behind a request's cookies; asks the `ActorSource` of whichever room provides it. */
@Injectable()
export class ActorFinder {
  private known: ActorSource | undefined;

  constructor(
    private readonly modules: ModuleRef,
    private readonly configuration: Configuration,
  ) {}

  /** The token of the session cookie; null from somebody who brings none. */
  tokenOf(cookies: Cookies): string | null {
    return cookies[sessionCookieName(this.configuration.isSecure)] || null;
  }

  async find(cookies: Cookies): Promise<Actor | null> {
    const token = this.tokenOf(cookies);
    return token === null ? null : this.source.findActor(token);
  }

  /** See `ActorSource.findActors`. */
  findNow(tokens: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
    return this.source.findActors(tokens);
  }

  private get source(): ActorSource {
    return (this.known ??= this.modules.get<ActorSource>(ActorSource, { strict: false }));
  }
}
