import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { Clock } from '@yunqiao/platform';
import { ConferenceServer, type ConferenceParticipant } from '../conference/conference-server.js';
import { sourcesFor } from '../conference/conference-grants.js';
import { GuestStays } from '../guest/guest-stays.js';
import { Guests, type InsideGuest } from '../guest/guests.js';
import { isOpenState, mayBeInside } from '../room/room.policy.js';
import { SessionMember } from '../room/session-member.entity.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { LEADERS } from '../session/session-kinds.js';
import { SessionPresence } from '../session/session-presence.js';
import { Connections } from './connections.js';

/** One session's book of attendance beside what the conference server says of it. */
@Injectable()
export class ConferenceComparison {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly server: ConferenceServer,
    private readonly guests: Guests,
    private readonly stays: GuestStays,
    private readonly connections: Connections,
    private readonly presence: SessionPresence,
    private readonly clock: Clock,
  ) {}

  /** Brings both in line: who is there, who may be, and what they may do. */
  async compare({ id, state }: ResearchSession): Promise<void> {
    const listedAt = this.clock.now();
    const participants = await this.server.participants(id);
    if (!isOpenState(state)) await this.server.close(id);
    const members = await this.database.manager.findBy(SessionMember, {
      ...{ sessionId: id, personId: In([...participants.map(({ personId }) => personId)]) },
    });
    const memberOf = new Map(members.map((member) => [member.personId, member]));
    const guests = await this.guests.inside(
      id,
      participants.map(({ personId }) => personId),
    );
    const beating = await this.connections.beating(id);
    const there: ConferenceParticipant[] = [];
    for (const participant of isOpenState(state) ? participants : []) {
      const guest = guests.get(participant.personId);
      if (guest) {
        await this.correctGuest(id, participant, guest);
        continue;
      }
      const member = memberOf.get(participant.personId);
      const isThere = await this.correct(id, participant, member, beating.has(participant.identity));
      if (isThere && member) there.push(participant);
    }
    await this.connections.compare(id, there, listedAt);
    await this.tellLeaders(there.map(({ personId }) => memberOf.get(personId)!));
  }

  /** Who is heard in the session leads it, also where no sign of life of their device comes through. */
  private async tellLeaders(there: readonly SessionMember[]): Promise<void> {
    for (const { sessionId, personId } of there.filter(({ role }) => LEADERS.includes(role)))
      await this.presence.seen(this.database.manager, sessionId, personId);
  }

  /**
   * Makes up for what was decided while the conference server could not hear it. Whether the participant is there: the
   * list may hold ghosts of a server that died, so who sends no heartbeat is reached for.
   */
  private async correct(
    sessionId: string,
    participant: ConferenceParticipant,
    member: SessionMember | undefined,
    isBeating: boolean,
  ): Promise<boolean> {
    if (!member || !mayBeInside(member)) {
      await this.server.remove(sessionId, participant.identity);
      return false;
    }
    const wanted = sourcesFor(member);
    const isSame = wanted.length === participant.sources.length && participant.canPublish === wanted.length > 0;
    const isThere = (isSame && isBeating) || (await this.server.allow(sessionId, participant.identity, member));
    if (isThere && member.isMutedByHost) await this.server.mute(sessionId, participant);
    return isThere;
  }

  /** Guests are kept in a book of their own, which nothing is counted by. */
  private async correctGuest(sessionId: string, participant: ConferenceParticipant, guest: InsideGuest): Promise<void> {
    await this.stays.seen(participant);
    const isSame = participant.sources.length === sourcesFor(guest).length;
    if (!isSame) await this.server.allow(sessionId, participant.identity, guest);
    if (guest.isMutedByHost) await this.server.mute(sessionId, participant);
  }
}
