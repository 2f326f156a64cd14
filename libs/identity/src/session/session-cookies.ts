import '@fastify/cookie';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { Configuration, sessionCookieName, type RequestContext } from '@yunqiao/platform';
import { isToken } from './token.js';
import { ViewerIds } from './viewer-ids.js';

const day = 24 * 60 * 60;
/** Longer than a session: the database decides when that is over. */
const longest = 400 * day;

/** What a new session leaves in the browser. */
export interface SessionTokens {
  readonly sessionId: string;
  readonly token: string;
  readonly deviceToken: string;
}

/** The three cookies: the session, the device that is known from then on, and the viewer id for media addresses. */
@Injectable()
export class SessionCookies {
  private readonly base: CookieSerializeOptions;
  private readonly sessionName: string;
  private readonly deviceName: string;

  constructor(
    configuration: Configuration,
    private readonly viewers: ViewerIds,
  ) {
    const secure = configuration.isSecure;
    this.base = { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: longest };
    this.sessionName = sessionCookieName(secure);
    this.deviceName = secure ? '__Host-yq_device' : 'yq_device';
  }

  /** The device token that came with a request; null from a browser that never signed in. */
  deviceToken({ req }: RequestContext): string | null {
    const token = req.cookies[this.deviceName];
    return token && isToken(token) ? token : null;
  }

  give({ reply }: RequestContext, tokens: SessionTokens): void {
    reply.setCookie(this.sessionName, tokens.token, this.base);
    reply.setCookie(this.deviceName, tokens.deviceToken, this.base);
    reply.setCookie('yq_viewer', this.viewers.of(tokens), { ...this.base, path: '/v' });
  }

  /** Lets the browser of somebody who is not signed in load what is signed for `ViewerIds.ofVisitor`. */
  giveVisitor({ reply }: RequestContext, deviceId: string): void {
    reply.setCookie('yq_viewer', this.viewers.ofVisitor(deviceId), { ...this.base, maxAge: day, path: '/v' });
  }

  /** Takes session and viewer id away; the device stays known. */
  take({ reply }: RequestContext): void {
    reply.clearCookie(this.sessionName, { ...this.base, maxAge: undefined });
    reply.clearCookie('yq_viewer', { ...this.base, maxAge: undefined, path: '/v' });
  }
}
