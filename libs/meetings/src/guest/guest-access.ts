import { createHmac } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, Configuration, LiveVisitors } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { idList } from '../columns.js';
import { GuestLink } from '../invitation/guest-link.entity.js';
import { OPEN } from '../session/session-life.js';
import { holdSession } from '../session/held-session.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { readGuestPass, signGuestPass } from './guest-pass.js';
import { SessionGuest } from './session-guest.entity.js';

/** A guest who is in a session: let in, not sent out, with a link that holds, in a session that is open to guests. */
export interface GuestSeat {
  readonly session: ResearchSession;
  readonly guest: SessionGuest;
}

type SeatedGuest = SessionGuest & { ownSession?: ResearchSession };

/** Finds the one session that a guest's pass opens, at every single request. */
@Injectable()
export class GuestAccess implements OnModuleInit {
  private readonly secret: string;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly visitors: LiveVisitors,
    private readonly clock: Clock,
    configuration: Configuration,
  ) {
    this.secret = createHmac('sha256', configuration.get('SECRET_KEY')).update('guest pass').digest('hex');
  }

  onModuleInit(): void {
    this.visitors.register((passes) => this.knownPasses(passes));
  }

  /** What this guest shows from now on. */
  passOf({ id }: Pick<SessionGuest, 'id'>): string {
    return signGuestPass(id, this.secret);
  }

  /**
   * The seat of who shows this pass.
   * @throws SESSION_NOT_FOUND for a forged pass, and for a guest who may not be inside now
   */
  async seat(pass: string, manager: EntityManager = this.database.manager): Promise<GuestSeat> {
    const guestId = readGuestPass(pass, this.secret);
    const [seat] = guestId === null ? [] : await this.inside([guestId], manager);
    if (!seat) throw new AppError('SESSION_NOT_FOUND');
    return seat;
  }

  /**
   * The same, locked until the transaction ends: who is sent out meanwhile does nothing more.
   * @throws SESSION_NOT_FOUND
   */
  async lock(tx: EntityManager, pass: string): Promise<GuestSeat> {
    const { session, guest } = await this.seat(pass, tx);
    await holdSession(tx, session.id);
    await tx.findOne(SessionGuest, { where: { id: guest.id }, lock: { mode: 'pessimistic_write' } });
    return this.seat(pass, tx);
  }

  /** The seats of those of these guests who may be inside now. */
  async inside(guestIds: readonly string[], manager: EntityManager = this.database.manager): Promise<GuestSeat[]> {
    if (guestIds.length === 0) return [];
    const open = 'session.id = guest.sessionId AND session.allowsGuests = 1 AND session.state IN (:...open)';
    const holds = 'link.id = guest.linkId AND link.revokedAt IS NULL AND link.expiresAt > :now';
    const guests: SeatedGuest[] = await manager
      .createQueryBuilder(SessionGuest, 'guest')
      .innerJoin(GuestLink, 'link', holds, { now: this.clock.now() })
      .innerJoinAndMapOne('guest.ownSession', ResearchSession, 'session', open, { open: [...OPEN] })
      .where('guest.id IN (:...ids)', { ids: idList(guestIds) })
      .andWhere('guest.admittedAt IS NOT NULL AND guest.removedAt IS NULL')
      .getMany();
    return guests.map((placed) => {
      const session = placed.ownSession!;
      delete placed.ownSession;
      return { session, guest: placed };
    });
  }

  private async knownPasses(passes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const signed = passes.flatMap((pass) => {
      const guestId = readGuestPass(pass, this.secret);
      return guestId === null ? [] : [{ pass, guestId }];
    });
    const seats = await this.inside(signed.map(({ guestId }) => guestId));
    const inside = new Set(seats.map(({ guest }) => guest.id));
    return new Map(signed.flatMap(({ pass, guestId }) => (inside.has(guestId) ? [[pass, `guest:${guestId}`]] : [])));
  }
}
