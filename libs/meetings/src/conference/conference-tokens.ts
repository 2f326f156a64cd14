import { Injectable } from '@nestjs/common';
import { AccessToken, TokenVerifier } from 'livekit-server-sdk';
import { Clock, Configuration } from '@yunqiao/platform';
import { grantFor, recorderGrant, type Standing } from './conference-grants.js';
import { identityText, readIdentity, RECORDER_IDENTITY, type ConferenceIdentity } from './conference-identity.js';

/** A token is good for this long; who is connected gets new ones from the server. */
export const TOKEN_SECONDS = 600;

/** What opens the conference for one device of one person. */
export interface ConferenceToken {
  readonly token: string;
  readonly identity: string;
  readonly expiresAt: Date;
}

/** Mints and reads tokens. Whoever has one minted has asked the session's rules before. */
@Injectable()
export class ConferenceTokens {
  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** A token for this session alone, that allows what the standing allows. */
  async mint(sessionId: string, who: ConferenceIdentity, standing: Standing): Promise<ConferenceToken> {
    const { key, secret } = this.keys();
    const identity = identityText(who);
    const token = new AccessToken(key, secret, { identity, ttl: TOKEN_SECONDS });
    token.addGrant(grantFor(sessionId, standing));
    const expiresAt = new Date(this.clock.now().getTime() + TOKEN_SECONDS * 1000);
    return { token: await token.toJwt(), identity, expiresAt };
  }

  /** A token for the recorder of this session: nobody sees it, it hears and sees all, and it says nothing. */
  async mintForRecorder(sessionId: string): Promise<string> {
    const { key, secret } = this.keys();
    const token = new AccessToken(key, secret, { identity: RECORDER_IDENTITY, ttl: TOKEN_SECONDS });
    token.addGrant(recorderGrant(sessionId));
    return token.toJwt();
  }

  /** For which session and whom a token was minted; null when it is forged, altered or has run out. */
  async read(token: string): Promise<(ConferenceIdentity & { sessionId: string }) | null> {
    const { key, secret } = this.keys();
    const claims = await new TokenVerifier(key, secret).verify(token).catch(() => null);
    const who = readIdentity(claims?.sub ?? '');
    const sessionId = claims?.video?.room;
    return who && sessionId && claims?.video?.roomJoin ? { ...who, sessionId } : null;
  }

  private keys(): { key: string; secret: string } {
    return { key: this.configuration.get('LIVEKIT_API_KEY'), secret: this.configuration.get('LIVEKIT_API_SECRET') };
  }
}
