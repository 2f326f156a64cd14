import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Clock } from '@yunqiao/platform';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from './research-session.entity.js';
import { LEADERS } from './session-kinds.js';
import { SessionConduct } from './session-conduct.js';
import { AHEAD, dueStep, LOBBY_OPENS_BEFORE, type DueStep } from './session-life.js';
import { SessionStretch } from './session-stretch.entity.js';

/** Sessions that one round looks at. */
const AT_ONCE = 500;

/** Does with sessions what time asks for: opens lobbies, hands over, ends. A round that comes twice or late does no harm. */
@Injectable()
export class SessionSchedule {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly conduct: SessionConduct,
    private readonly clock: Clock,
  ) {}

  /** Takes every step that is due; how many were. */
  async run(): Promise<number> {
    const soon = new Date(this.clock.now().getTime() + LOBBY_OPENS_BEFORE);
    const near = await this.database.manager.find(ResearchSession, {
      select: { id: true },
      where: { state: In([...AHEAD]), startsAt: LessThanOrEqual(soon) },
      order: { startsAt: 'ASC' },
      take: AT_ONCE,
    });
    let taken = 0;
    for (const { id } of near) taken += await this.look(id);
    return taken;
  }

  private look(id: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const session = await tx.findOne(ResearchSession, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const step = session && (await this.dueOf(tx, session));
      if (!session || !step) return 0;
      await this.take(tx, session, step);
      return 1;
    });
  }

  private async dueOf(tx: EntityManager, session: ResearchSession): Promise<DueStep | null> {
    const leaders = await tx.find(SessionMember, {
      select: { personId: true, seenAt: true },
      where: { sessionId: session.id, role: In([...LEADERS]), removedAt: IsNull() },
      order: { seenAt: 'DESC' },
    });
    const [stretch] = await tx.find(SessionStretch, {
      where: { sessionId: session.id },
      order: { startedAt: 'DESC' },
      take: 1,
    });
    return dueStep({ ...session, leaders, liveSince: stretch?.startedAt ?? null }, this.clock.now());
  }

  private take(tx: EntityManager, session: ResearchSession, step: DueStep): Promise<void> {
    if (step.kind === 'openLobby') return this.conduct.openDoor(tx, session, null);
    if (step.kind === 'notHeld') return this.conduct.giveUp(tx, session);
    if (step.kind === 'handOver') return this.conduct.handOver(tx, session, step.personId);
    return this.conduct.close(tx, session, step.because, null);
  }
}
