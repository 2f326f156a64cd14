import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Brackets, DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { OrganisationService } from '@yunqiao/identity';
import { AppError, idBytes, idText, type Actor } from '@yunqiao/platform';
import { idList } from '../columns.js';
import type { InviteAnswer } from '../invitation/session-answer.entity.js';
import { INVITES_ME } from '../invitation/reach.js';
import { ResearchSession } from './research-session.entity.js';
import type { SessionRole } from './session-kinds.js';
import { mayLead, mayManage, type Standing } from './session.policy.js';

/** A session, and what the actor is to it. */
export interface SeenSession {
  session: ResearchSession;
  standing: Standing;
}

/** How far an actor sees: organisations of the same alliance, and those they administrate. */
interface Reach {
  me: Buffer;
  alliance: Buffer[];
  administered: Buffer[];
}

const leads =
  "EXISTS (SELECT 1 FROM session_member leader WHERE leader.session_id = session.id AND leader.person_id = :me AND leader.role IN ('host', 'coHost') AND leader.removed_at IS NULL)";
const takesPart =
  'EXISTS (SELECT 1 FROM session_member part WHERE part.session_id = session.id AND part.person_id = :me)';
const administers = 'session.school_id IN (:...administered)';

/** Finds sessions for whom they are there; everything of this room that names a session by its id asks here. */
@Injectable()
export class SessionAccess {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly organisations: OrganisationService,
  ) {}

  /** @throws SESSION_NOT_FOUND, also for one that is not for this actor */
  async get(actor: Actor, id: string): Promise<SeenSession> {
    const session = await (await this.visible(actor)).andWhere('session.id = :id', { id: idBytes(id) }).getOne();
    if (!session) throw new AppError('SESSION_NOT_FOUND');
    const standing = (await this.standings(actor, [id])).get(id);
    return { session, standing: standing! };
  }

  /**
   * A session that the actor manages, locked until the transaction ends.
   * @throws `notFound` when it is not there or not for this actor
   */
  lockManaged(tx: EntityManager, actor: Actor, id: string, notFound = 'SESSION_NOT_FOUND'): Promise<ResearchSession> {
    return this.lock(tx, actor, { id, may: mayManage, notFound });
  }

  /**
   * A session that the actor leads, locked until the transaction ends.
   * @throws SESSION_NOT_FOUND
   */
  lockLed(tx: EntityManager, actor: Actor, id: string): Promise<ResearchSession> {
    return this.lock(tx, actor, { id, may: mayLead, notFound: 'SESSION_NOT_FOUND' });
  }

  /** Sessions that the actor may see: a query of `session` to be narrowed. */
  async visible(actor: Actor): Promise<SelectQueryBuilder<ResearchSession>> {
    const reach = await this.reachOf(actor);
    return this.query().where(
      new Brackets((any) =>
        any
          .where(leads, reach)
          .orWhere(administers, reach)
          .orWhere(
            new Brackets((told) =>
              told
                .where('session.scheduledAt IS NOT NULL')
                .andWhere(new Brackets((mine) => mine.where(takesPart, reach).orWhere(INVITES_ME, reach))),
            ),
          ),
      ),
    );
  }

  /** Announced sessions that the actor holds, has a part in, or is invited to. */
  async own(actor: Actor): Promise<SelectQueryBuilder<ResearchSession>> {
    const reach = await this.reachOf(actor);
    return this.query()
      .where('session.scheduledAt IS NOT NULL')
      .andWhere(new Brackets((mine) => mine.where(takesPart, reach).orWhere(INVITES_ME, reach)));
  }

  /** Sessions that the actor manages. */
  async managed(actor: Actor): Promise<SelectQueryBuilder<ResearchSession>> {
    const reach = await this.reachOf(actor);
    return this.query().where(new Brackets((any) => any.where(leads, reach).orWhere(administers, reach)));
  }

  /** What the actor is to each of these sessions, with one query; what is not there is missing. */
  async standings(
    actor: Actor,
    ids: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<string, Standing>> {
    if (ids.length === 0) return new Map();
    const reach = await this.reachOf(actor);
    const administered = new Set(reach.administered.map(idText));
    const rows = await manager
      .createQueryBuilder()
      .select('session.id', 'id')
      .addSelect('session.school_id', 'school_id')
      .addSelect('member.role', 'role')
      .addSelect('member.admitted_at', 'admitted_at')
      .addSelect('member.removed_at', 'removed_at')
      .addSelect('answer.answer', 'answer')
      .addSelect(INVITES_ME, 'is_invited')
      .from('research_session', 'session')
      .leftJoin('session_member', 'member', 'member.session_id = session.id AND member.person_id = :me')
      .leftJoin('session_answer', 'answer', 'answer.session_id = session.id AND answer.person_id = :me')
      .where('session.id IN (:...ids)', { ids: idList(ids) })
      .setParameters({ ...reach })
      .getRawMany<StandingRow>();
    return new Map(rows.map((row) => [idText(row.id), standingOf(row, administered.has(idText(row.school_id)))]));
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    { id, may, notFound }: { id: string; may: (standing: Standing) => boolean; notFound: string },
  ): Promise<ResearchSession> {
    const session = await tx.findOne(ResearchSession, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const standing = session && (await this.standings(actor, [id], tx)).get(id);
    if (!session || !standing || !may(standing)) throw new AppError(notFound);
    return session;
  }

  private query(): SelectQueryBuilder<ResearchSession> {
    return this.database.createQueryBuilder(ResearchSession, 'session');
  }

  private async reachOf(actor: Actor): Promise<Reach> {
    const [alliance, administered] = await Promise.all([
      this.organisations.allianceOf(actor.organisationIds),
      this.organisations.administeredBy(actor),
    ]);
    return { me: idBytes(actor.personId), alliance: idList(alliance), administered: idList(administered) };
  }
}

interface StandingRow {
  id: Buffer;
  school_id: Buffer;
  role: SessionRole | null;
  admitted_at: Date | null;
  removed_at: Date | null;
  answer: InviteAnswer | null;
  is_invited: number | string;
}

function standingOf(row: StandingRow, isAdministrator: boolean): Standing {
  return {
    role: row.role,
    isRemoved: row.removed_at !== null,
    wasAdmitted: row.admitted_at !== null,
    isInvited: Number(row.is_invited) === 1,
    isAdministrator,
    answer: row.answer,
  };
}
