import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Limits, AppError, newId, type Actor } from '@yunqiao/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { guestIdentity } from '../conference/conference-identity.js';
import { ConferenceServer } from '../conference/conference-server.js';
import { ConferenceTokens, type ConferenceToken } from '../conference/conference-tokens.js';
import { GuestLink } from '../invitation/guest-link.entity.js';
import { GuestLinkService } from '../invitation/guest-link.service.js';
import { DoorSigns } from '../room/door-signs.js';
import { ListenerStreams } from '../room/listener-streams.js';
import { Places } from '../room/places.js';
import { roomEvent } from '../room/room-events.js';
import type { Verdict } from '../room/room.policy.js';
import { holdSession } from '../session/held-session.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { guestLimits } from './guest-limits.js';
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
  /** On a weak line one would rather listen by the stream. */
  readonly prefersStream?: boolean;
}

/** What a guest gets at the door. */
export interface GuestEntry {
  readonly guest: SessionGuest;
  readonly verdict: Verdict;
  readonly liveKit: (ConferenceToken & { url: string }) | null;
  /** Of the stream, for who listens by it. */
  readonly playlistUrl: string | null;
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
    private readonly streams: ListenerStreams,
    private readonly places: Places,
    private readonly limits: Limits,
    private readonly signs: DoorSigns,
  ) {}

  /**
   * The session to which a link leads, to be told of before one comes in.
   * @throws GUEST_LINK_NOT_FOUND for a link that is altered or made up, GUEST_LINK_EXPIRED, GUEST_LINK_REVOKED, GUESTS_NOT_ALLOWED,
   * TOO_MANY_ATTEMPTS
   */
  async find(token: string): Promise<ResearchSession> {
    const { link, session } = await this.open(token);
    await this.limits.count('guest-looks', [link.id], guestLimits.looks);
    return session;
  }

  /**
   * Asks at the door; who is let in gets what opens the conference, to hear and to see, or the address of the stream. The
   * same device is the same guest.
   * @param actor who is signed in all the same, and loads what is signed as themselves
   * @throws GUEST_LINK_NOT_FOUND, GUEST_LINK_EXPIRED, GUEST_LINK_REVOKED, GUESTS_NOT_ALLOWED, GUESTS_FULL (maximum),
   * TOO_MANY_ATTEMPTS, CONFERENCE_SERVER_MISSING
   */
  async enter(request: GuestRequest, actor: Actor | null = null): Promise<GuestEntry> {
    const { link, session } = await this.open(request.token);
    await this.limits.count('guest-door', [link.id, request.deviceId], guestLimits.door);
    const known = await this.known(this.database.manager, link, request);
    const guest = known ?? (await this.arrive(link, request));
    const verdict = verdictForGuest(session, guest);
    if (verdict.state === 'waiting') await this.keepWaiting(guest, request, known !== null);
    const base = { guest, verdict, liveKit: null, playlistUrl: null, serverTime: this.places.now() };
    if (verdict.state !== 'admitted') return base;
    await this.comeIn(guest);
    const playlistUrl = await this.playlistFor(guest, request, actor);
    if (playlistUrl) return { ...base, playlistUrl };
    await this.server.open(guest.sessionId);
    const standing = { role: 'guest', hasMicrophone: guest.hasMicrophone } as const;
    const token = await this.tokens.mint(guest.sessionId, guestIdentity(guest.id), standing);
    return { ...base, liveKit: { ...token, url: this.places.signallingUrl } };
  }

  /** Null for who is in the conference itself: who has the microphone, and others while there is room. */
  private async playlistFor(
    { id, sessionId, hasMicrophone, deviceId }: SessionGuest,
    { prefersStream = false }: GuestRequest,
    actor: Actor | null,
  ): Promise<string | null> {
    if (hasMicrophone) return null;
    if (!prefersStream && !(await this.places.isFull(sessionId, id))) return null;
    return actor ? this.streams.playlistFor(sessionId, actor) : this.streams.playlistForVisitor(sessionId, deviceId);
  }

  private known(manager: EntityManager, { id: linkId }: GuestLink, { deviceId }: GuestRequest) {
    return manager.findOneBy(SessionGuest, { linkId, deviceId });
  }

  /** The link is locked, so that its guests are counted one after the other. */
  private async arrive(link: GuestLink, request: GuestRequest): Promise<SessionGuest> {
    await this.limits.count('guest-arrivals', [link.id], guestLimits.arrivals);
    return this.database.transaction(async (tx) => {
      const where = { id: link.id, revokedAt: IsNull() };
      await holdSession(tx, link.sessionId);
      const held = await tx.findOne(GuestLink, { where, lock: { mode: 'pessimistic_write' } });
      if (!held) throw new AppError('GUEST_LINK_REVOKED');
      const known = await this.known(tx, link, request);
      if (known) return known;
      const guest = await this.welcome(tx, link, request);
      const session = await tx.findOneByOrFail(ResearchSession, { id: link.sessionId });
      if (verdictForGuest(session, guest).state === 'waiting') await this.tell(tx, 'guest.asked', guest);
      return guest;
    });
  }

  private async welcome(tx: EntityManager, link: GuestLink, request: GuestRequest): Promise<SessionGuest> {
    const { sessionId, id: linkId } = link;
    if ((await tx.countBy(SessionGuest, { sessionId })) >= MOST_GUESTS)
      throw new AppError('GUESTS_FULL', { maximum: MOST_GUESTS });
    const { displayName, schoolName, deviceId } = request;
    const guest = tx.create(SessionGuest, {
      ...{ id: newId(), sessionId, linkId, displayName, schoolName, deviceId, enteredAt: this.places.now() },
      ...{ admittedAt: null, admittedBy: null, cameInAt: null, removedAt: null, removedBy: null },
      ...{ hasMicrophone: false, handRaisedAt: null, isMutedByHost: false },
    });
    await tx.insert(SessionGuest, guest);
    return guest;
  }

  /** Who waits is there while their page asks; the host is told of who is back, and of who mended how they are called. */
  private async keepWaiting(
    guest: SessionGuest,
    { displayName, schoolName }: GuestRequest,
    isKnown: boolean,
  ): Promise<void> {
    const wasThere = await this.signs.give(guest.id);
    if (!isKnown || guest.admittedAt) return;
    if (wasThere && guest.displayName === displayName && guest.schoolName === schoolName) return;
    await this.database.transaction(async (tx) => {
      await tx.update(SessionGuest, { id: guest.id, admittedAt: IsNull() }, { displayName, schoolName });
      await this.tell(tx, 'guest.asked', guest);
    });
    Object.assign(guest, { displayName, schoolName });
  }

  /** The first time. Of two windows that come at once, one is told. */
  private async comeIn(guest: SessionGuest): Promise<void> {
    if (guest.cameInAt) return;
    const cameInAt = this.places.now();
    Object.assign(guest, { cameInAt, admittedAt: guest.admittedAt ?? cameInAt });
    await this.database.transaction(async (tx) => {
      const newcomer = { id: guest.id, cameInAt: IsNull() };
      const { affected } = await tx.update(SessionGuest, newcomer, { cameInAt, admittedAt: guest.admittedAt });
      if (affected === 1) await this.tell(tx, 'guest.entered', guest);
    });
  }

  private async tell(tx: EntityManager, kind: 'guest.asked' | 'guest.entered', guest: SessionGuest): Promise<void> {
    await this.events.append(tx, guest.sessionId, [roomEvent(kind, null, null, { guestId: guest.id })]);
  }

  private async open(token: string): Promise<{ link: GuestLink; session: ResearchSession }> {
    const link = await this.links.getOpen(token);
    const session = await this.database.manager.findOneByOrFail(ResearchSession, { id: link.sessionId });
    if (!session.allowsGuests) throw new AppError('GUESTS_NOT_ALLOWED');
    return { link, session };
  }
}
