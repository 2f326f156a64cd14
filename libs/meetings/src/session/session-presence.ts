import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '@yunqiao/platform';
import { LEADERS } from './session-kinds.js';
import { SessionMember } from '../room/session-member.entity.js';

/** Keeps when those who lead a session were last in it; the grace period of the schedule counts from there. */
@Injectable()
export class SessionPresence {
  constructor(private readonly clock: Clock) {}

  /** Somebody came in or sent a beat. Costs nothing worth naming for who does not lead. */
  async seen(tx: EntityManager, sessionId: string, personId: string): Promise<void> {
    const leader = { sessionId, personId, role: In([...LEADERS]) };
    await tx.update(SessionMember, leader, { seenAt: this.clock.now() });
  }
}
