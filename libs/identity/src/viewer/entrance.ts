import { Injectable } from '@nestjs/common';
import { AppError, type Actor, type RequestContext } from '@yunqiao/platform';
import { PeopleService } from '../person/people.service.js';
import type { Person } from '../person/person.entity.js';
import { SessionCookies } from '../session/session-cookies.js';
import { SessionService } from '../session/session.service.js';
import { SignInService } from '../sign-in/sign-in.service.js';

/** What somebody typed to sign in. */
export interface Credentials {
  readonly schoolId: string;
  readonly accountName: string;
  readonly password: string;
}

/** Where browsers come in and go out: sessions and the cookies that carry them. */
@Injectable()
export class Entrance {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly cookies: SessionCookies,
    private readonly people: PeopleService,
  ) {}

  /** @throws SIGN_IN_FAILED, TOO_MANY_ATTEMPTS */
  async enter(credentials: Credentials, context: RequestContext): Promise<Person> {
    const { schoolId, accountName, password } = credentials;
    const { ip: address, headers } = context.req;
    const browser = { deviceToken: this.cookies.deviceToken(context), userAgent: headers['user-agent'] ?? '' };
    const { personId, tokens } = await this.signIns.signIn({ schoolId, accountName, password, address, ...browser });
    this.cookies.give(context, tokens);
    const person = await this.people.findById(personId);
    if (!person) throw new AppError('SIGN_IN_FAILED');
    return person;
  }

  /** Signing out without a session is no error. */
  async leave(actor: Actor | null, context: RequestContext): Promise<void> {
    if (actor) await this.sessions.end(actor);
    this.cookies.take(context);
  }

  /** Signs out here and on every other device. */
  async leaveEverywhere(actor: Actor, context: RequestContext): Promise<void> {
    await this.sessions.endAll(actor.personId);
    this.cookies.take(context);
  }
}
