import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, newId } from '@yunqiao/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ConferenceServer } from '../conference/conference-server.js';
import { ConferenceTokens, type ConferenceToken } from '../conference/conference-tokens.js';
import { GuestLink } from '../invitation/guest-link.entity.js';
import { GuestLinkService } from '../invitation/guest-link.service.js';
import { Places } from '../room/places.js';
import { roomEvent } from '../room/room-events.js';
import type { Verdict } from '../room/room.policy.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { verdictForGuest } from './guest.policy.js';
import { SessionGuest } from './session-guest.entity.js';

/** More guests than this no session has. */
const MOST_GUESTS = 200;

/** Who comes by which link. */
export interface GuestRequest {
  readonly token: string;
  /** Made once by the browser and kept: by it a guest is known again. */
  readonly deviceId: string;
  readonly displayName: string;
  readonly schoolName: string;
}

/** What a guest gets at the door. */
export interface GuestEntry {
  readonly guest: SessionGuest;
  readonly verdict: Verdict;
  readonly liveKit: (ConferenceToken & { url: string }) | null;
  readonly serverTime: Date;
}

/** Lets people without an account in, by a link that the host made. */
@Injectable()
export class GuestEntryService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly links: GuestLinkService,
    private readonly events: SessionEvents,
    private readonly server: ConferenceServer,
    private readonly tokens: ConferenceTokens,
    private readonly places: Places,
  ) {}

  /**
   * The session to which a link leads, to be told of before one comes in.
   * @throws GUEST_LINK_NOT_FOUND for a link that is forged, has expired or was taken back, or where guests are not allowed
   */
  async find(token: string, manager: EntityManager = this.database.manager): Promise<ResearchSession> {
    return (await this.open(token, manager)).session;
  }

  /**
   * Asks at the door; who is let in gets what opens the conference, to hear and to see. The same device is the same guest.
   * @throws GUEST_LINK_NOT_FOUND, GUESTS_FULL (maximum), CONFERENCE_SERVER_MISSING
   */
  async enter(request: GuestRequest): Promise<GuestEntry> {
    const { guest, verdict } = await this.database.transaction((tx) => this.decide(tx, request));
    const base = { guest, verdict, serverTime: this.places.now() };
    if (verdict.state !== 'admitted') return { ...base, liveKit: null };
    await this.server.open(guest.sessionId);
    const token = await this.tokens.mintForGuest(guest.sessionId, { personId: guest.id, deviceId: guest.deviceId });
    return { ...base, liveKit: { ...token, url: this.places.signallingUrl } };
  }

  /** The link is locked, so that its guests are counted one after the other. */
  private async decide(tx: EntityManager, request: GuestRequest) {
    const { link, session } = await this.open(request.token, tx, true);
    const known = await tx.findOneBy(SessionGuest, { linkId: link.id, deviceId: request.deviceId });
    const guest = known ?? (await this.welcome(tx, link, request));
    const verdict = verdictForGuest(session, guest);
    if (verdict.state === 'admitted' && !guest.admittedAt) {
      guest.admittedAt = this.places.now();
      await tx.save(guest);
      await this.tell(tx, 'guest.entered', guest);
    } else if (!known && verdict.state === 'waiting') await this.tell(tx, 'guest.asked', guest);
    return { guest, verdict };
  }

  private async welcome(tx: EntityManager, link: GuestLink, request: GuestRequest): Promise<SessionGuest> {
    const { sessionId, id: linkId } = link;
    if ((await tx.countBy(SessionGuest, { sessionId })) >= MOST_GUESTS)
      throw new AppError('GUESTS_FULL', { maximum: MOST_GUESTS });
    const { displayName, schoolName, deviceId } = request;
    const guest = tx.create(SessionGuest, {
      ...{ id: newId(), sessionId, linkId, displayName, schoolName, deviceId, enteredAt: this.places.now() },
      ...{ admittedAt: null, admittedBy: null, removedAt: null, removedBy: null },
    });
    await tx.insert(SessionGuest, guest);
    return guest;
  }

  private async tell(tx: EntityManager, kind: 'guest.asked' | 'guest.entered', guest: SessionGuest): Promise<void> {
    await this.events.append(tx, guest.sessionId, [roomEvent(kind, null, null, { guestId: guest.id })]);
  }

  private async open(token: string, tx: EntityManager, isLocked = false) {
    const found = await this.links.findOpen(token);
    const link = isLocked && found ? await lockOpen(tx, found.id) : found;
    const session = link && (await tx.findOneBy(ResearchSession, { id: link.sessionId }));
    if (!link || !session?.allowsGuests) throw new AppError('GUEST_LINK_NOT_FOUND');
    return { link, session };
  }
}

function lockOpen(tx: EntityManager, id: string): Promise<GuestLink | null> {
  return tx.findOne(GuestLink, { where: { id, revokedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
}
