import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull } from 'typeorm';
import { AppError, Clock, Configuration, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { BEFORE, OPEN, requireState } from '../session/session-life.js';
import { mayManage } from '../session/session.policy.js';
import { GuestLink } from './guest-link.entity.js';
import { readGuestToken, signGuestToken } from './guest-token.js';

/** More links than this no session has at once. */
const MOST_LINKS = 50;

/** A link that a host wants. */
export interface NewGuestLink {
  /** Made by the client. */
  id: string;
  sessionId: string;
  expiresAt: Date;
}

/** Links by which people without an account come to a session, where its host allows it. */
@Injectable()
export class GuestLinkService {
  private readonly secret: string;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly clock: Clock,
    configuration: Configuration,
  ) {
    this.secret = createHmac('sha256', configuration.get('SECRET_KEY')).update('guest link').digest('hex');
  }

  /**
   * Links that still open the door, the newest first.
   * @throws SESSION_NOT_FOUND for who does not manage it
   */
  async find(actor: Actor, sessionId: string): Promise<GuestLink[]> {
    await this.access.getManaged(actor, sessionId);
    const links = await this.database.manager.find(GuestLink, {
      where: { sessionId, revokedAt: IsNull() },
      order: { madeAt: 'DESC', id: 'DESC' },
    });
    return links.filter(({ expiresAt }) => expiresAt > this.clock.now());
  }

  /**
   * Makes a link. The same id twice is the same link. Only its hash is kept: the token is told here, and to who asks with the same id.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, GUESTS_NOT_ALLOWED, GUEST_LINK_EXPIRY_INVALID unless it ends within the day after
   * the session, GUEST_LINKS_FULL (maximum), CONFLICT
   */
  make(actor: Actor, given: NewGuestLink): Promise<{ link: GuestLink; token: string }> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, given.sessionId);
      if (!session.allowsGuests) throw new AppError('GUESTS_NOT_ALLOWED');
      requireState(session.state, [...BEFORE, ...OPEN]);
      const known = await tx.findOneBy(GuestLink, { id: given.id });
      if (known && known.sessionId !== session.id) throw new AppError('CONFLICT');
      if (known) return { link: known, token: this.tokenOf(known) };

      this.requireExpiry(session, given.expiresAt);
      if ((await tx.countBy(GuestLink, { sessionId: session.id, revokedAt: IsNull() })) >= MOST_LINKS)
        throw new AppError('GUEST_LINKS_FULL', { maximum: MOST_LINKS });
      const token = this.tokenOf(given);
      const link = tx.create(GuestLink, {
        ...{ ...given, tokenHash: hashOf(token), madeBy: actor.personId, madeAt: this.clock.now(), revokedAt: null },
      });
      await tx.insert(GuestLink, link);
      return { link, token };
    });
  }

  /**
   * Shuts the door that a link opens. Twice is the same as once.
   * @throws GUEST_LINK_NOT_FOUND, also for a session that the actor does not manage
   */
  async revoke(actor: Actor, linkId: string): Promise<GuestLink> {
    const link = await this.database.manager.findOneBy(GuestLink, { id: linkId });
    const standing = link && (await this.access.standings(actor, [link.sessionId])).get(link.sessionId);
    if (!link || !standing || !mayManage(standing)) throw new AppError('GUEST_LINK_NOT_FOUND');
    if (link.revokedAt) return link;
    return this.database.manager.save(Object.assign(link, { revokedAt: this.clock.now() }));
  }

  /**
   * The link of a token, which still opens a door.
   * @throws GUEST_LINK_NOT_FOUND for a token that is altered or made up, GUEST_LINK_REVOKED, GUEST_LINK_EXPIRED
   */
  async getOpen(token: string): Promise<GuestLink> {
    const claim = readGuestToken(token, this.secret);
    const link =
      claim && (await this.database.manager.findOneBy(GuestLink, { id: claim.linkId, tokenHash: hashOf(token) }));
    if (!link) throw new AppError('GUEST_LINK_NOT_FOUND');
    if (link.revokedAt) throw new AppError('GUEST_LINK_REVOKED');
    if (link.expiresAt <= this.clock.now()) throw new AppError('GUEST_LINK_EXPIRED');
    return link;
  }

  private tokenOf({ id, expiresAt }: Pick<GuestLink, 'id' | 'expiresAt'>): string {
    return signGuestToken({ linkId: id, expiresAt }, this.secret);
  }

  private requireExpiry({ endsAt }: ResearchSession, expiresAt: Date): void {
    const latest = endsAt.getTime() + 24 * 3600 * 1000;
    if (expiresAt <= this.clock.now() || expiresAt.getTime() > latest) throw new AppError('GUEST_LINK_EXPIRY_INVALID');
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
