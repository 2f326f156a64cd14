import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { Sitters, type OnSite } from '../attendance/sitters.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionRole } from '../session/session-kinds.js';
import { SessionCounter } from '../timeline/session-counter.entity.js';
import { Guests } from '../guest/guests.js';
import type { SessionGuest } from '../guest/session-guest.entity.js';
import { DoorSigns } from './door-signs.js';
import type { LobbyRequest } from './lobby-request.entity.js';
import { LobbyService } from './lobby.service.js';
import { mayLead } from '../session/session.policy.js';
import { SessionAccess } from '../session/session-access.js';
import { SessionMember } from './session-member.entity.js';

/** What a page needs to know of a room before it follows its events. */
export interface Room {
  readonly session: ResearchSession;
  readonly me: SessionMember;
  /** Who has the microphone, a hand up, or another role than listener. */
  readonly stage: readonly SessionMember[];
  readonly memberCount: number;
  /** Before whose devices others sit who were entered there. */
  readonly onSite: readonly OnSite[];
  /** Who waits before the door and is there, for those who lead. */
  readonly waiting: readonly LobbyRequest[];
  /** Whom they sent out and may let in again, for those who lead. */
  readonly removed: readonly SessionMember[];
  /** People without an account: for those who lead all who are or were there, for others those who may speak. */
  readonly guests: readonly SessionGuest[];
  readonly lastSequence: number;
}

const order = [{ column: 'member.admittedAt' }, { column: 'member.personId' }] as const;
const inside = 'member.admittedAt IS NOT NULL AND member.removedAt IS NULL';

/** Reads who is in a room and how it stands. */
@Injectable()
export class RoomReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly lobby: LobbyService,
    private readonly signs: DoorSigns,
    private readonly guests: Guests,
    private readonly sitters: Sitters,
  ) {}

  /**
   * For who is inside; null for who is not.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  async find(actor: Actor, sessionId: string): Promise<Room | null> {
    const { session, member, standing } = await this.access.getRoom(actor, sessionId);
    if (!member?.admittedAt || member.removedAt) return null;
    const leads = mayLead(standing);
    const counter = await this.database.manager.findOneBy(SessionCounter, { sessionId });
    return {
      ...{ session, me: member, lastSequence: counter?.lastSequence ?? 0 },
      stage: await this.stage(sessionId),
      memberCount: await this.count(sessionId),
      onSite: await this.sitters.now(this.database.manager, sessionId),
      waiting: leads ? await this.signs.among(await this.lobby.waiting(sessionId)) : [],
      removed: leads ? await this.removed(sessionId) : [],
      guests: session.allowsGuests ? await this.guests.inRoom(sessionId, leads) : [],
    };
  }

  /**
   * Everybody inside, in the order in which they came.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, CURSOR_INVALID
   */
  async members(actor: Actor, sessionId: string, page: PageRequest): Promise<Page<SessionMember>> {
    await this.access.getRoom(actor, sessionId);
    return paginate(this.ofSession(sessionId), order, page);
  }

  /** How many were let in and not sent out. */
  count(sessionId: string): Promise<number> {
    return this.ofSession(sessionId).getCount();
  }

  /** Who has the microphone, a hand up, or another role than listener; for who was found to be inside. */
  stage(sessionId: string): Promise<SessionMember[]> {
    return this.ofSession(sessionId)
      .andWhere('(member.hasMicrophone = 1 OR member.handRaisedAt IS NOT NULL OR member.role <> :listener)', {
        listener: SessionRole.listener,
      })
      .orderBy('member.admittedAt')
      .addOrderBy('member.personId')
      .limit(500)
      .getMany();
  }

  private removed(sessionId: string): Promise<SessionMember[]> {
    return this.database
      .createQueryBuilder(SessionMember, 'member')
      .where({ sessionId })
      .andWhere('member.removedAt IS NOT NULL')
      .orderBy('member.removedAt', 'DESC')
      .addOrderBy('member.personId')
      .limit(500)
      .getMany();
  }

  private ofSession(sessionId: string) {
    return this.database.createQueryBuilder(SessionMember, 'member').where({ sessionId }).andWhere(inside);
  }
}
