import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, idBytes, idText, type Actor } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { idList } from '../columns.js';
import { identityText } from '../conference/conference-identity.js';
import { ConferenceServer } from '../conference/conference-server.js';
import { roomEvent } from '../room/room-events.js';
import { SessionAccess } from '../session/session-access.js';
import { OPEN } from '../session/session-life.js';
import { requireLeader } from '../session/session.policy.js';
import { SessionEvents } from '../timeline/session-events.js';
import { SessionGuest } from './session-guest.entity.js';

/** Guests whom nobody has sent out, whose link still holds, in sessions that are open to guests. */
const findInside = `SELECT guest.id FROM session_guest AS guest
JOIN guest_link AS link ON link.id = guest.link_id AND link.revoked_at IS NULL AND link.expires_at > ?
JOIN research_session AS session ON session.id = guest.session_id AND session.allows_guests = 1 AND session.state IN (?)
WHERE guest.session_id = ? AND guest.id IN (?) AND guest.admitted_at IS NOT NULL AND guest.removed_at IS NULL`;

/** People without an account, as those see them who lead a session. */
@Injectable()
export class Guests {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
    private readonly server: ConferenceServer,
    private readonly clock: Clock,
  ) {}

  /**
   * Everybody who came to the door by a link, the first first.
   * @throws SESSION_NOT_FOUND for who does not sit in it, NOT_ALLOWED for who does not lead it
   */
  async find(actor: Actor, sessionId: string): Promise<SessionGuest[]> {
    requireLeader((await this.access.seat(actor, sessionId)).member);
    const order = { enteredAt: 'ASC', id: 'ASC' } as const;
    return this.database.manager.find(SessionGuest, { where: { sessionId }, order });
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
    const removed = await this.change(actor, sessionId, guestId, 'guest.removed', (guest) => {
      if (guest.removedAt) return false;
      Object.assign(guest, { removedAt: this.clock.now(), removedBy: actor.personId });
      return true;
    });
    const identity = identityText({ personId: guestId, deviceId: removed.deviceId });
    await this.server.try(() => this.server.remove(sessionId, identity));
    return removed;
  }

  /** Which of these participants are guests who may be in the session now. */
  async inside(sessionId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const parameters = [this.clock.now(), OPEN, idBytes(sessionId), idList(ids)];
    const rows = await this.database.query<{ id: Buffer }[]>(findInside, parameters);
    return new Set(rows.map(({ id }) => idText(id)));
  }

  private change(
    actor: Actor,
    sessionId: string,
    guestId: string,
    kind: 'guest.admitted' | 'guest.removed',
    step: (guest: SessionGuest) => boolean,
  ): Promise<SessionGuest> {
    return this.database.transaction(async (tx) => {
      await this.access.lockRoom(tx, actor, sessionId);
      const guest = await lock(tx, sessionId, guestId);
      if (!step(guest)) return guest;
      await tx.save(guest);
      await this.events.append(tx, sessionId, [roomEvent(kind, actor.personId, null, { guestId })]);
      return guest;
    });
  }
}

async function lock(tx: EntityManager, sessionId: string, id: string): Promise<SessionGuest> {
  const guest = await tx.findOne(SessionGuest, { where: { id, sessionId }, lock: { mode: 'pessimistic_write' } });
  if (!guest) throw new AppError('SESSION_GUEST_NOT_FOUND');
  return guest;
}
