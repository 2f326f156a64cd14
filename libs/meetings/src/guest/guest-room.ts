import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Limits, LiveNews } from '@yunqiao/platform';
import { RoomReader } from '../room/room-reader.js';
import type { SessionMember } from '../room/session-member.entity.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { isForGuests, KINDS_FOR_GUESTS } from '../timeline/audience.js';
import { passOn, retold } from '../timeline/passing-on.js';
import { SessionCounter } from '../timeline/session-counter.entity.js';
import type { SessionEvent } from '../timeline/session-event.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { sessionTopic, type SessionNews } from '../timeline/session-news.js';
import { GuestAccess, type GuestSeat } from './guest-access.js';
import { guestLimits } from './guest-limits.js';
import { Guests } from './guests.js';
import type { SessionGuest } from './session-guest.entity.js';

/** A room as a guest sees it. */
export interface GuestRoom {
  readonly session: ResearchSession;
  readonly me: SessionGuest;
  /** Who has the microphone. */
  readonly stage: readonly SessionMember[];
  /** Guests who have it. */
  readonly guests: readonly SessionGuest[];
  readonly memberCount: number;
}

/** News, and the guest who hears them. */
export type GuestNews = SessionNews & { readonly guest: SessionGuest };

/** What a guest reads in the one session that their pass opens. */
@Injectable()
export class GuestRoomReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: GuestAccess,
    private readonly rooms: RoomReader,
    private readonly guests: Guests,
    private readonly events: SessionEvents,
    private readonly live: LiveNews,
    private readonly limits: Limits,
  ) {}

  /** @throws SESSION_NOT_FOUND for who may not be inside, TOO_MANY_ATTEMPTS */
  async seat(pass: string): Promise<GuestSeat> {
    const seat = await this.access.seat(pass);
    await this.limits.count('guest-reads', [seat.guest.id], guestLimits.reads);
    return seat;
  }

  /**
   * How the room stands: who may speak, and how many are there. Who else is there stays with those who were invited.
   * @throws SESSION_NOT_FOUND, TOO_MANY_ATTEMPTS
   */
  async find(pass: string): Promise<GuestRoom> {
    const { session, guest } = await this.seat(pass);
    const stage = await this.rooms.stage(session.id);
    return {
      ...{ session, me: guest, stage: stage.filter(({ hasMicrophone }) => hasMicrophone) },
      ...{ guests: await this.guests.inRoom(session.id, false), memberCount: await this.rooms.count(session.id) },
    };
  }

  /**
   * What happened after a sequence, as far as it is for guests.
   * @throws SESSION_NOT_FOUND, TOO_MANY_ATTEMPTS
   */
  async eventsAfter(pass: string, sequence: number): Promise<{ guest: SessionGuest; events: SessionEvent[] }> {
    const { session, guest } = await this.seat(pass);
    const events = await this.events.findAfter(session.id, sequence, { only: KINDS_FOR_GUESTS });
    return { guest, events: events.filter(({ kind, payload }) => isForGuests(kind, payload, guest.id)) };
  }

  /**
   * Greets with where the timeline stands, then tells of each event that is for guests, until this one is sent out.
   * @throws SESSION_NOT_FOUND, LIVE_UNAVAILABLE
   */
  async listen(pass: string): Promise<AsyncIterableIterator<GuestNews>> {
    const { session, guest } = await this.access.seat(pass);
    const counter = await this.database.manager.findOneByOrFail(SessionCounter, { sessionId: session.id });
    const greeting = { lastSequence: counter.lastSequence, event: null };
    const news = await this.live.listen(sessionTopic(session.id), greeting);
    const meant = passOn(news, {
      isMeant: ({ event, lastSequence }) =>
        event === null || (lastSequence > greeting.lastSequence && isForGuests(event.kind, event.payload, guest.id)),
      isLast: ({ event }) => event?.kind === 'guest.removed' && event.payload['guestId'] === guest.id,
    });
    return retold(meant, (told) => ({ ...told, guest }));
  }
}
