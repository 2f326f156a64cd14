import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '@yunqiao/platform';
import { ConferenceServer, type ConferenceParticipant } from '../conference/conference-server.js';
import { SessionMember } from './session-member.entity.js';

/** Finds members to be changed, and carries to the conference what was decided about them. */
@Injectable()
export class Members {
  constructor(private readonly server: ConferenceServer) {}

  /**
   * Somebody who was let in and not sent out, for a change.
   * @throws SESSION_MEMBER_NOT_FOUND
   */
  async inside(tx: EntityManager, sessionId: string, personId: string): Promise<SessionMember> {
    const member = await this.named(tx, sessionId, personId);
    if (!member?.admittedAt || member.removedAt) throw new AppError('SESSION_MEMBER_NOT_FOUND');
    return member;
  }

  /** Somebody with a place in the session, inside or not, for a change. */
  named(tx: EntityManager, sessionId: string, personId: string): Promise<SessionMember | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return tx.findOne(SessionMember, { where: { sessionId, personId }, lock });
  }

  /** Lets all devices of a member publish what their standing allows now. */
  allow(member: SessionMember): Promise<void> {
    return this.eachDevice(member, ({ identity }) => this.server.allow(member.sessionId, identity, member));
  }

  /** Sends all devices of a member out. */
  sendOut(member: SessionMember): Promise<void> {
    return this.eachDevice(member, ({ identity }) => this.server.remove(member.sessionId, identity));
  }

  /** Silences everybody in the conference whom `isMeant` names. */
  silence(sessionId: string, isMeant: (personId: string) => boolean): Promise<void> {
    return this.server.try(async () => {
      const participants = await this.server.participants(sessionId);
      const meant = participants.filter(({ personId }) => isMeant(personId));
      await Promise.all(meant.map((participant) => this.server.mute(sessionId, participant)));
    });
  }

  private eachDevice(
    { sessionId, personId }: SessionMember,
    act: (participant: ConferenceParticipant) => Promise<unknown>,
  ): Promise<void> {
    return this.server.try(async () => {
      const participants = await this.server.participants(sessionId);
      await Promise.all(participants.filter((participant) => participant.personId === personId).map(act));
    });
  }
}
