import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import { Clock, defineQueue, isId, JobHandler, Queues } from '@yunqiao/platform';
import { ConferenceServer, type ConferenceParticipant } from '../conference/conference-server.js';
import { sourcesFor } from '../conference/conference-grants.js';
import { GuestStays } from '../guest/guest-stays.js';
import { Guests, type InsideGuest } from '../guest/guests.js';
import { LivekitInbox } from '../room/livekit-inbox.js';
import { isOpenState, mayBeInside } from '../room/room.policy.js';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { AttendanceConnection } from './attendance-connection.entity.js';
import { Connections } from './connections.js';
import { CreditSettler } from './credit-settler.js';
import { Sitters } from './sitters.js';

/** Compares the book of attendance with the conference server. One job at a time. */
export const reconcileQueue = defineQueue<Record<string, never>>({
  ...{ name: 'meetings-reconcile', attempts: 1, concurrency: 1 },
});

const everyMilliseconds = 30_000;
/** Beats that waited for a line may still come; after that a closed connection gives what credit is missing. */
const settleAfter = 60_000;
const atOnce = 200;

/** Every thirty seconds: who is there, who may be there, and what was missed when a process died. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap {
  private readonly logger = new Logger('Reconciler');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly server: ConferenceServer,
    private readonly guests: Guests,
    private readonly stays: GuestStays,
    private readonly connections: Connections,
    private readonly settler: CreditSettler,
    private readonly sitters: Sitters,
    private readonly inbox: LivekitInbox,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(reconcileQueue, 'meetings-reconcile', everyMilliseconds, {});
  }

  /** What the webhooks did not tell is found here; a conference server that does not answer stops nothing else. */
  @JobHandler(reconcileQueue)
  async reconcile(): Promise<void> {
    await this.inbox.sweep();
    if (this.server.isConfigured) await this.compare();
    await this.connections.closeLost();
    await this.settleClosed();
  }

  private async compare(): Promise<void> {
    try {
      const open = (await this.server.openSessions()).filter(isId);
      const ids = [...new Set([...open, ...(await this.connections.openSessions())])];
      const sessions = await this.database.manager.findBy(ResearchSession, { id: In(ids) });
      for (const session of sessions) await this.compareOne(session);
    } catch (error) {
      this.logger.warn({ reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private async compareOne({ id, state }: ResearchSession): Promise<void> {
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

  /** Gives people credit for connections whose device never sent a heartbeat. */
  private async settleClosed(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - settleAfter);
    const closed = await this.database.manager.find(AttendanceConnection, {
      ...{ where: { settledAt: IsNull(), leftAt: LessThan(before) }, order: { leftAt: 'ASC' }, take: atOnce },
    });
    for (const { participantSid, sessionId, personId, deviceId, joinedAt, leftAt } of closed) {
      await this.database.transaction(async (tx) => {
        const window = { from: joinedAt.getTime(), to: leftAt!.getTime() };
        const everybody = await this.sitters.withOwner(tx, { sessionId, personId }, window);
        await this.settler.settle(
          tx,
          everybody.map((id) => ({ sessionId, personId: id, deviceId, window })),
        );
        const isSame = { participantSid, leftAt: Not(IsNull()) };
        await tx.update(AttendanceConnection, isSame, { settledAt: this.clock.now() });
      });
    }
  }
}
