import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Limits, AppError, Clock } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { roomEvent, type RoomEventKind } from '../room/room-events.js';
import type { SessionEvent } from '../timeline/session-event.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { GuestAccess } from './guest-access.js';
import { guestLimits } from './guest-limits.js';
import { SessionGuest } from './session-guest.entity.js';

/** A line that a guest writes. */
export interface GuestLine {
  readonly pass: string;
  /** Made by the client: the same id twice is the same as once. */
  readonly id: string;
  readonly text: string;
}

/** The few things that a guest does in the one session that their pass opens. */
@Injectable()
export class GuestDeeds {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: GuestAccess,
    private readonly events: SessionEvents,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  /**
   * Says something in the chat.
   * @throws SESSION_NOT_FOUND for who may not be inside, GUESTS_MAY_NOT_WRITE, CONFLICT, TOO_MANY_ATTEMPTS
   */
  async say({ pass, id, text }: GuestLine): Promise<SessionEvent> {
    await this.count('guest-lines', pass, guestLimits.lines);
    return this.database.transaction(async (tx) => {
      const { session, guest } = await this.access.lock(tx, pass);
      if (!session.guestsMayWrite) throw new AppError('GUESTS_MAY_NOT_WRITE');
      const payload = { text, guestId: guest.id, guestName: guest.displayName };
      const event = await this.events.appendOnce(tx, session.id, { id, kind: 'chat.sent', personId: null, payload });
      if (event.payload['guestId'] !== guest.id) throw new AppError('CONFLICT');
      return event;
    });
  }

  /**
   * Raises or lowers one's hand.
   * @throws SESSION_NOT_FOUND, TOO_MANY_ATTEMPTS
   */
  raiseHand(pass: string, isRaised: boolean): Promise<SessionGuest> {
    return this.change(pass, isRaised ? 'hand.raised' : 'hand.lowered', (guest) => {
      if ((guest.handRaisedAt !== null) === isRaised) return false;
      guest.handRaisedAt = isRaised ? this.clock.now() : null;
      return true;
    });
  }

  /**
   * Speaks again after having been silenced.
   * @throws SESSION_NOT_FOUND, TOO_MANY_ATTEMPTS
   */
  unmute(pass: string): Promise<SessionGuest> {
    return this.change(pass, 'member.unmuted', (guest) => {
      if (!guest.isMutedByHost) return false;
      guest.isMutedByHost = false;
      return true;
    });
  }

  private async change(
    pass: string,
    kind: RoomEventKind,
    step: (guest: SessionGuest) => boolean,
  ): Promise<SessionGuest> {
    await this.count('guest-gestures', pass, guestLimits.gestures);
    return this.database.transaction(async (tx: EntityManager) => {
      const { guest } = await this.access.lock(tx, pass);
      if (!step(guest)) return guest;
      await tx.save(SessionGuest, guest);
      await this.events.append(tx, guest.sessionId, [roomEvent(kind, null, null, { guestId: guest.id })]);
      return guest;
    });
  }

  private async count(name: string, pass: string, limit: (typeof guestLimits)['lines' | 'gestures']): Promise<void> {
    const { guest } = await this.access.seat(pass);
    await this.limits.count(name, [guest.id], limit);
  }
}
