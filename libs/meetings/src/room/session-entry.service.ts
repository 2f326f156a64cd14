import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId, type Actor } from '@yunqiao/platform';
import { Transport } from '../attendance/attendance-heartbeat.entity.js';
import { ConferenceServer } from '../conference/conference-server.js';
import { ConferenceTokens, type ConferenceToken } from '../conference/conference-tokens.js';
import { PRESENTERS, SessionRole } from '../session/session-kinds.js';
import { SessionPresence } from '../session/session-presence.js';
import { SessionCounter } from '../timeline/session-counter.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { DoorSigns } from './door-signs.js';
import { ListenerStreams } from './listener-streams.js';
import { LobbyRequest } from './lobby-request.entity.js';
import { Places } from './places.js';
import { roomEvent } from './room-events.js';
import { verdictAtTheDoor, type Verdict } from './room.policy.js';
import { SessionAccess, type SeenSession } from '../session/session-access.js';
import { SessionMember } from './session-member.entity.js';

/** Who wants in, with what. */
export interface EntryRequest {
  readonly sessionId: string;
  readonly deviceId: string;
  /** On a weak line one would rather listen by the stream. */
  readonly prefersStream: boolean;
}

/** What somebody gets at the door. */
export interface SessionEntry {
  readonly verdict: Verdict;
  readonly transport: Transport | null;
  readonly liveKit: (ConferenceToken & { url: string }) | null;
  readonly playlistUrl: string | null;
  readonly member: SessionMember | null;
  /** Everything up to this sequence is in what one reads after this. */
  readonly lastSequence: number;
  readonly serverTime: Date;
}

/** Lets people in. */
@Injectable()
export class SessionEntryService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
    private readonly server: ConferenceServer,
    private readonly tokens: ConferenceTokens,
    private readonly streams: ListenerStreams,
    private readonly places: Places,
    private readonly presence: SessionPresence,
    private readonly signs: DoorSigns,
  ) {}

  /**
   * Asks at the door; who is let in gets what opens the conference, first as a listener without any device. Asking
   * again, from a second browser or after a broken line, is the same as asking once.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, CONFERENCE_SERVER_MISSING
   */
  async enter(actor: Actor, request: EntryRequest): Promise<SessionEntry> {
    const { verdict, member, lastSequence } = await this.database.transaction((tx) =>
      this.decide(tx, actor, request.sessionId),
    );
    const base = { verdict, member, lastSequence, serverTime: this.places.now() };
    if (verdict.state !== 'admitted' || !member) {
      return { ...base, transport: null, liveKit: null, playlistUrl: null };
    }
    const playlistUrl = await this.playlistFor(actor, request, member);
    if (playlistUrl) return { ...base, transport: Transport.hls, liveKit: null, playlistUrl };
    await this.server.open(request.sessionId);
    const who = { personId: actor.personId, deviceId: request.deviceId };
    const token = await this.tokens.mint(request.sessionId, who, member);
    return {
      ...{ ...base, transport: Transport.rtc, playlistUrl: null },
      liveKit: { ...token, url: this.places.signallingUrl },
    };
  }

  private async decide(tx: EntityManager, actor: Actor, sessionId: string) {
    const view = await this.access.getRoom(actor, sessionId, tx);
    const asked = await tx.findOneBy(LobbyRequest, { sessionId, personId: actor.personId });
    const verdict = verdictAtTheDoor(view.session, view.standing, asked?.answer ?? null);
    if (verdict.state === 'waiting' && verdict.needsAnswer) await this.keepWaiting(tx, actor, sessionId, asked);
    const member = verdict.state === 'admitted' ? await this.admit(tx, actor, view, asked) : view.member;
    if (verdict.state === 'admitted') await this.presence.seen(tx, sessionId, actor.personId);
    const counter = await tx.findOneBy(SessionCounter, { sessionId });
    return { verdict, member, lastSequence: counter?.lastSequence ?? 0 };
  }

  /** Who waits is there while their page asks; those who lead are told of who came, and of who is back. */
  private async keepWaiting(
    tx: EntityManager,
    actor: Actor,
    sessionId: string,
    asked: LobbyRequest | null,
  ): Promise<void> {
    if (!asked) return this.ask(tx, actor, sessionId);
    if (!(await this.signs.give(asked.id))) await this.tellAsked(tx, actor, asked);
  }

  private async ask(tx: EntityManager, actor: Actor, sessionId: string): Promise<void> {
    const request = { id: newId(), sessionId, personId: actor.personId, askedAt: this.places.now() };
    const row = { ...request, answer: null, answeredAt: null, answeredBy: null };
    const made = await tx.createQueryBuilder().insert().into(LobbyRequest).values(row).orIgnore().execute();
    if ((made.raw as { affectedRows: number }).affectedRows === 0) return;
    await this.signs.give(request.id);
    await this.tellAsked(tx, actor, request);
  }

  private async tellAsked(tx: EntityManager, { personId }: Actor, request: Pick<LobbyRequest, 'id' | 'sessionId'>) {
    const asking = roomEvent('lobby.asked', personId, personId, { requestId: request.id });
    await this.events.append(tx, request.sessionId, [asking]);
  }

  /** The first time somebody comes in, their place is made for ever, with the membership that holds on this day. */
  private async admit(
    tx: EntityManager,
    actor: Actor,
    { session, member }: SeenSession,
    asked: LobbyRequest | null,
  ): Promise<SessionMember> {
    if (member?.admittedAt) return member;
    const { personId } = actor;
    const role = member?.role ?? (session.hostPersonId === personId ? SessionRole.host : SessionRole.listener);
    const place = member ?? this.places.newMember(session.id, actor, role);
    const given = { admittedAt: this.places.now(), admittedBy: asked?.answeredBy ?? null };
    const admitted = { ...place, ...given, hasMicrophone: place.hasMicrophone || PRESENTERS.includes(role) };
    if (!(await this.places.admit(tx, admitted))) {
      return tx.findOneByOrFail(SessionMember, { sessionId: session.id, personId });
    }
    const about = { role, hasMicrophone: admitted.hasMicrophone };
    await this.events.append(tx, session.id, [roomEvent('member.entered', personId, personId, about)]);
    return admitted;
  }

  /** Null for who is in the conference itself: who has the microphone, who is needed there, and others while there is room. */
  private async playlistFor(actor: Actor, request: EntryRequest, member: SessionMember): Promise<string | null> {
    if (member.hasMicrophone || member.role !== SessionRole.listener) return null;
    const isFull = await this.places.isFull(request.sessionId, actor.personId);
    if (!isFull && !request.prefersStream) return null;
    return this.streams.playlistFor(request.sessionId, actor);
  }
}
