import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, idText, type Actor } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { idList } from '../columns.js';
import { guestIdentity, identityText } from '../conference/conference-identity.js';
import { ConferenceServer } from '../conference/conference-server.js';
import { DoorSigns } from '../room/door-signs.js';
import { requireFreeMicrophone } from '../room/microphones.js';
import { roomEvent, type RoomEventKind } from '../room/room-events.js';
import { SessionAccess } from '../session/session-access.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { OPEN } from '../session/session-life.js';
import { requireLeader } from '../session/session.policy.js';
import { SessionEvents } from '../timeline/session-events.js';
import { SessionGuest } from './session-guest.entity.js';

/** How a guest stands who may be in the conference now. */
export interface InsideGuest {
  readonly sessionId: string;
  readonly role: 'guest';
  readonly hasMicrophone: boolean;
  readonly isMutedByHost: boolean;
}

/** Guests whom nobody has sent out, whose link still holds, in sessions that are open to guests. */
const findInside = `SELECT guest.id, guest.session_id, guest.has_microphone, guest.is_muted_by_host FROM session_guest AS guest
JOIN guest_link AS link ON link.id = guest.link_id AND link.revoked_at IS NULL AND link.expires_at > ?
JOIN research_session AS session ON session.id = guest.session_id AND session.allows_guests = 1 AND session.state IN (?)
WHERE guest.id IN (?) AND guest.admitted_at IS NOT NULL AND guest.removed_at IS NULL`;

interface InsideRow {
  id: Buffer;
  session_id: Buffer;
  has_microphone: number;
  is_muted_by_host: number;
}

/** People without an account, as those see them who lead a session. */
@Injectable()
export class Guests {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
    private readonly server: ConferenceServer,
    private readonly signs: DoorSigns,
    private readonly clock: Clock,
  ) {}

  /**
   * Everybody who came to the door by a link, the first first.
   * @throws SESSION_NOT_FOUND for who does not sit in it, NOT_ALLOWED for who does not lead it
   */
  async find(actor: Actor, sessionId: string): Promise<SessionGuest[]> {
    requireLeader((await this.access.seat(actor, sessionId)).member);
    return this.ofSession(sessionId);
  }

  /**
   * The same, for who was found to be in the room: without those whose page is gone before they came in. Of who does not
   * lead it, only guests who may speak.
   */
  async inRoom(sessionId: string, leads: boolean): Promise<SessionGuest[]> {
    const all = await this.ofSession(sessionId);
    if (!leads) return all.filter(({ hasMicrophone, removedAt }) => hasMicrophone && !removedAt);
    const there = new Set(await this.signs.among(all.filter(isBeforeTheDoor)));
    return all.filter((guest) => !isBeforeTheDoor(guest) || there.has(guest));
  }

  /**
   * Lets a guest in who waits, or who was sent out before.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_GUEST_NOT_FOUND
   */
  admit(actor: Actor, sessionId: string, guestId: string): Promise<SessionGuest> {
    return this.change(actor, sessionId, guestId, 'guest.admitted', (guest) => {
      if (guest.admittedAt && !guest.removedAt) return false;
      const admitted = { admittedAt: guest.admittedAt ?? this.clock.now(), admittedBy: actor.personId };
      Object.assign(guest, { ...admitted, removedAt: null, removedBy: null });
      return true;
    });
  }

  /**
   * Refuses a guest who waits, or sends one out and keeps them out.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_GUEST_NOT_FOUND
   */
  async remove(actor: Actor, sessionId: string, guestId: string): Promise<SessionGuest> {
    const removed = await this.change(actor, sessionId, guestId, 'guest.removed', async (guest, tx, session) => {
      if (guest.removedAt) return false;
      const out = { removedAt: this.clock.now(), removedBy: actor.personId };
      Object.assign(guest, { ...out, hasMicrophone: false, handRaisedAt: null, isMutedByHost: false });
      if (session.spotlightGuestId === guestId) await tx.save(Object.assign(session, { spotlightGuestId: null }));
      return true;
    });
    await this.server.try(() => this.server.remove(sessionId, identityOf(removed)));
    return removed;
  }

  /**
   * Gives a guest the microphone (上麦): only now does their page ask for a device.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_GUEST_NOT_FOUND for one who is not inside, SPEAKER_LIMIT_REACHED
   */
  giveMicrophone(actor: Actor, sessionId: string, guestId: string): Promise<SessionGuest> {
    return this.moveMicrophone(actor, sessionId, guestId, true);
  }

  /**
   * Takes the microphone from a guest.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_GUEST_NOT_FOUND
   */
  takeMicrophone(actor: Actor, sessionId: string, guestId: string): Promise<SessionGuest> {
    return this.moveMicrophone(actor, sessionId, guestId, false);
  }

  /**
   * Has guests write in the chat, or only read it.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  letWrite(actor: Actor, sessionId: string, mayWrite: boolean): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockRoom(tx, actor, sessionId);
      if (session.guestsMayWrite === mayWrite) return session;
      session.guestsMayWrite = mayWrite;
      await tx.save(session);
      const kind = mayWrite ? 'guestChat.opened' : 'guestChat.closed';
      await this.events.append(tx, sessionId, [roomEvent(kind, actor.personId)]);
      return session;
    });
  }

  /** Which of these participants are guests who may be in the session now, and how they stand. */
  async inside(sessionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, InsideGuest>> {
    const found = await this.insideAny(ids);
    return new Map([...found].filter(([, guest]) => guest.sessionId === sessionId));
  }

  /** The same of participants of any sessions, with one question. */
  async insideAny(ids: readonly string[]): Promise<ReadonlyMap<string, InsideGuest>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<InsideRow[]>(findInside, [this.clock.now(), OPEN, idList(ids)]);
    return new Map(rows.map((row) => [idText(row.id), standingOf(row)]));
  }

  /** @throws SESSION_GUEST_NOT_FOUND for who is not inside */
  async requireInside(tx: EntityManager, sessionId: string, guestId: string): Promise<SessionGuest> {
    const guest = await lock(tx, sessionId, guestId);
    if (!guest.admittedAt || guest.removedAt) throw new AppError('SESSION_GUEST_NOT_FOUND');
    return guest;
  }

  private ofSession(sessionId: string): Promise<SessionGuest[]> {
    const order = { enteredAt: 'ASC', id: 'ASC' } as const;
    return this.database.manager.find(SessionGuest, { where: { sessionId }, order });
  }

  private async moveMicrophone(
    actor: Actor,
    sessionId: string,
    guestId: string,
    hasMicrophone: boolean,
  ): Promise<SessionGuest> {
    const kind = hasMicrophone ? 'microphone.given' : 'microphone.taken';
    const moved = await this.change(actor, sessionId, guestId, kind, async (guest, tx, session) => {
      if (!guest.admittedAt || guest.removedAt) throw new AppError('SESSION_GUEST_NOT_FOUND');
      if (guest.hasMicrophone === hasMicrophone) return false;
      if (hasMicrophone) await requireFreeMicrophone(tx, session);
      Object.assign(guest, { hasMicrophone, handRaisedAt: null, isMutedByHost: false });
      return true;
    });
    const standing = { role: 'guest', hasMicrophone } as const;
    await this.server.try(async () => void (await this.server.allow(sessionId, identityOf(moved), standing)));
    return moved;
  }

  private change(
    actor: Actor,
    sessionId: string,
    guestId: string,
    kind: RoomEventKind,
    step: (guest: SessionGuest, tx: EntityManager, session: ResearchSession) => boolean | Promise<boolean>,
  ): Promise<SessionGuest> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockRoom(tx, actor, sessionId);
      const guest = await lock(tx, sessionId, guestId);
      if (!(await step(guest, tx, session))) return guest;
      await tx.save(guest);
      await this.events.append(tx, sessionId, [roomEvent(kind, actor.personId, null, { guestId })]);
      return guest;
    });
  }
}

/** Waits, or was let in and has not come yet. */
function isBeforeTheDoor({ cameInAt, removedAt }: SessionGuest): boolean {
  return cameInAt === null && removedAt === null;
}

function identityOf({ id }: SessionGuest): string {
  return identityText(guestIdentity(id));
}

function standingOf(row: InsideRow): InsideGuest {
  return {
    ...{ sessionId: idText(row.session_id), role: 'guest' },
    ...{ hasMicrophone: row.has_microphone === 1, isMutedByHost: row.is_muted_by_host === 1 },
  };
}

async function lock(tx: EntityManager, sessionId: string, id: string): Promise<SessionGuest> {
  const guest = await tx.findOne(SessionGuest, { where: { id, sessionId }, lock: { mode: 'pessimistic_write' } });
  if (!guest) throw new AppError('SESSION_GUEST_NOT_FOUND');
  return guest;
}
