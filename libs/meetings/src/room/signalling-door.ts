import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ActorFinder } from '@yunqiao/platform';
import type { ConferenceIdentity } from '../conference/conference-identity.js';
import { ConferenceTokens } from '../conference/conference-tokens.js';
import { Guests } from '../guest/guests.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { isOpenState, mayBeInside } from './room.policy.js';
import { SessionMember } from './session-member.entity.js';

/** Who may pass, with which sign-in. */
export interface Passage extends ConferenceIdentity {
  readonly sessionId: string;
  /** Null for a guest, who has none. */
  readonly token: string | null;
}

/** A token of the conference opens nothing by itself: who uses it must be who it was minted for, and still be welcome. */
@Injectable()
export class SignallingDoor {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly actors: ActorFinder,
    private readonly tokens: ConferenceTokens,
    private readonly guests: Guests,
  ) {}

  /** Null for somebody else's token, one that has run out, of another session, or of somebody who was sent out. */
  async find(signInToken: string | null, conferenceToken: string): Promise<Passage | null> {
    const claims = await this.tokens.read(conferenceToken);
    if (!claims) return null;
    if ((await this.guestsAmong([claims])).has(claims)) return { ...claims, token: null };
    if (signInToken === null) return null;
    const actor = (await this.actors.findNow([signInToken])).get(signInToken);
    if (!actor || actor.mustChangePassword || actor.personId !== claims.personId) return null;
    const { sessionId, personId } = claims;
    const member = await this.database.manager.findOneBy(SessionMember, { sessionId, personId });
    const session = await this.database.manager.findOneBy(ResearchSession, { id: sessionId });
    if (!member || !session || !mayBeInside(member) || !isOpenState(session.state)) return null;
    return { ...claims, token: signInToken };
  }

  /** Which of these are guests who may be in their session now: one question, however many there are. */
  async guestsAmong<Participant extends Pick<Passage, 'sessionId' | 'personId'>>(
    participants: readonly Participant[],
  ): Promise<ReadonlySet<Participant>> {
    const inside = await this.guests.insideAny(participants.map(({ personId }) => personId));
    return new Set(participants.filter((one) => inside.get(one.personId)?.sessionId === one.sessionId));
  }
}
