import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Brackets, DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { OrganisationService } from '@yunqiao/identity';
import { AppError, idBytes, idText, type Actor } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { SessionAnswer, type InviteAnswer } from '../invitation/session-answer.entity.js';
import { INVITES_ME, STAFF } from '../invitation/reach.js';
import { SessionMember } from '../room/session-member.entity.js';
import { holdSession } from './held-session.js';
import { ResearchSession } from './research-session.entity.js';
import { AHEAD, requireState } from './session-life.js';
import { mayLead, mayManage, maySee, mayWatch, type Standing } from './session.policy.js';

/** A session, and what the actor is to it. */
export interface SeenSession {
  readonly session: ResearchSession;
  /** Their place in it; null until the host named them or they came in. */
  readonly member: SessionMember | null;
  readonly standing: Standing;
}

/** Somebody who is in a session: they were let in, and have not been sent out since. */
export interface Seat {
  readonly session: ResearchSession;
  readonly member: SessionMember;
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
const isWelcome =
  'NOT EXISTS (SELECT 1 FROM session_member gone WHERE gone.session_id = session.id AND gone.person_id = :me AND gone.removed_at IS NOT NULL)';
const isForAlliance = "(session.replay_audience = 'alliance' AND session.school_id IN (:...alliance))";
const administers = 'session.school_id IN (:...administered)';

/** Finds sessions for whom they are there; everything of this room that names a session by its id asks here. */
@Injectable()
export class SessionAccess {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly organisations: OrganisationService,
  ) {}

  /**
   * A session for whom it is there; in a transaction it is held until that ends.
   * @throws SESSION_NOT_FOUND, also for one that is not for this actor
   */
  async get(actor: Actor, id: string, manager: EntityManager = this.database.manager): Promise<SeenSession> {
    if (manager.queryRunner?.isTransactionActive) await holdSession(manager, id);
    const [seen] = await this.look(manager, actor, [id]);
    if (!seen || !maySee(seen.session, seen.standing)) throw new AppError('SESSION_NOT_FOUND');
    return seen;
  }

  /**
   * A session whose room somebody may stand before or be in.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG while nobody can be in it
   */
  async getRoom(actor: Actor, id: string, manager?: EntityManager): Promise<SeenSession> {
    const seen = await this.get(actor, id, manager);
    requireState(seen.session.state, AHEAD);
    return seen;
  }

  /**
   * A session that the actor manages, whether or not it is over.
   * @throws SESSION_NOT_FOUND
   */
  async getManaged(actor: Actor, id: string, manager?: EntityManager): Promise<SeenSession> {
    const seen = await this.get(actor, id, manager);
    if (!mayManage(seen.standing)) throw new AppError('SESSION_NOT_FOUND');
    return seen;
  }

  /**
   * The actor's seat in a session; in a transaction the session is held until that ends.
   * @throws SESSION_NOT_FOUND for everybody who does not sit in it
   */
  async seat(actor: Actor, id: string, manager?: EntityManager): Promise<Seat> {
    const seat = await this.findSeat(actor, id, manager);
    if (!seat) throw new AppError('SESSION_NOT_FOUND');
    return seat;
  }

  /** The actor's seat in a session; null for everybody who does not sit in it. */
  async findSeat(actor: Actor, id: string, manager: EntityManager = this.database.manager): Promise<Seat | null> {
    if (manager.queryRunner?.isTransactionActive) await holdSession(manager, id);
    const session = await withPlace(sessions(manager), actor)
      .where('session.id = :id', { id: idBytes(id) })
      .andWhere('member.admittedAt IS NOT NULL AND member.removedAt IS NULL')
      .getOne();
    if (!session) return null;
    const { session: found, member } = taken(session);
    return { session: found, member: member! };
  }

  /**
   * A session of which the actor may watch the replay.
   * @throws SESSION_NOT_FOUND, also while there is none
   */
  async getWatched(actor: Actor, id: string): Promise<SeenSession> {
    const seen = await this.get(actor, id);
    if (!mayWatch(seen.session, seen.standing)) throw new AppError('SESSION_NOT_FOUND');
    return seen;
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

  /**
   * A room that the actor leads, locked until the transaction ends.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG while nobody can be in it
   */
  async lockRoom(tx: EntityManager, actor: Actor, id: string): Promise<ResearchSession> {
    const session = await this.lockLed(tx, actor, id);
    requireState(session.state, AHEAD);
    return session;
  }

  /** Sessions that the actor may see: a query of `session` to be narrowed. */
  async visible(actor: Actor): Promise<SelectQueryBuilder<ResearchSession>> {
    const reach = await this.reachOf(actor);
    return sessions(this.database.manager).where(
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
    return sessions(this.database.manager)
      .where('session.scheduledAt IS NOT NULL')
      .andWhere(new Brackets((mine) => mine.where(takesPart, reach).orWhere(INVITES_ME, reach)));
  }

  /** Sessions of which the actor may watch the replay: their own, and those for the whole alliance in which they work. */
  async watchable(actor: Actor): Promise<SelectQueryBuilder<ResearchSession>> {
    const reach = await this.reachOf(actor);
    return sessions(this.database.manager)
      .where("session.state = 'published' AND session.isRecorded = 1 AND session.scheduledAt IS NOT NULL")
      .andWhere(isWelcome, reach)
      .andWhere(
        new Brackets((any) => {
          any.where(takesPart, reach).orWhere(INVITES_ME, reach);
          if (worksThere(actor)) any.orWhere(isForAlliance, reach);
        }),
      );
  }

  /** Sessions that the actor manages. */
  async managed(actor: Actor): Promise<SelectQueryBuilder<ResearchSession>> {
    const reach = await this.reachOf(actor);
    return sessions(this.database.manager).where(
      new Brackets((any) => any.where(leads, reach).orWhere(administers, reach)),
    );
  }

  /** What the actor is to each of these sessions; what is not there is missing. */
  async standings(actor: Actor, ids: readonly string[]): Promise<Map<string, Standing>> {
    const seen = await this.look(this.database.manager, actor, ids);
    return new Map(seen.map(({ session, standing }) => [session.id, standing]));
  }

  /** With one query, whatever the actor may do with them. */
  private async look(manager: EntityManager, actor: Actor, ids: readonly string[]): Promise<SeenSession[]> {
    if (ids.length === 0) return [];
    const reach = await this.reachOf(actor, manager);
    const administered = new Set(reach.administered.map(idText));
    const colleagues = new Set(worksThere(actor) ? reach.alliance.map(idText) : []);
    const { entities, raw } = await withPlace(sessions(manager), actor)
      .leftJoin(SessionAnswer, 'answer', 'answer.sessionId = session.id AND answer.personId = :me')
      .addSelect('answer.answer', 'own_answer')
      .addSelect(INVITES_ME, 'is_invited')
      .where('session.id IN (:...ids)', { ids: idList(ids) })
      .setParameters({ ...reach })
      .getRawAndEntities<StandingRow>();
    return entities.map(taken).map((seen, index) => {
      const { schoolId } = seen.session;
      const ties = { isAdministrator: administered.has(schoolId), isColleague: colleagues.has(schoolId) };
      return { ...seen, standing: standingOf(seen.member, raw[index]!, ties) };
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    { id, may, notFound }: { id: string; may: (standing: Standing) => boolean; notFound: string },
  ): Promise<ResearchSession> {
    const session = await tx.findOne(ResearchSession, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const [seen] = session ? await this.look(tx, actor, [id]) : [];
    if (!session || !seen || !may(seen.standing)) throw new AppError(notFound);
    return session;
  }

  private async reachOf(actor: Actor, manager?: EntityManager): Promise<Reach> {
    const [alliance, administered] = await Promise.all([
      this.organisations.allianceOf(actor.organisationIds, manager),
      this.organisations.administeredBy(actor, manager),
    ]);
    return { me: idBytes(actor.personId), alliance: idList(alliance), administered: idList(administered) };
  }
}

interface StandingRow {
  own_answer: InviteAnswer | null;
  is_invited: number | string;
}

/** Pupils do not. */
function worksThere({ memberships }: Actor): boolean {
  return memberships.some(({ role }) => STAFF.some((staff) => staff === role));
}

function standingOf(
  member: SessionMember | null,
  row: StandingRow,
  ties: Pick<Standing, 'isAdministrator' | 'isColleague'>,
): Standing {
  return {
    ...ties,
    role: member?.role ?? null,
    isRemoved: member?.removedAt != null,
    wasAdmitted: member?.admittedAt != null,
    isInvited: Number(row.is_invited) === 1,
    answer: row.own_answer,
  };
}

/** A session as it is read together with the place of who asks. */
type PlacedSession = ResearchSession & { ownPlace?: SessionMember | null };

function sessions(manager: EntityManager): SelectQueryBuilder<ResearchSession> {
  return manager.createQueryBuilder(ResearchSession, 'session');
}

function withPlace(query: SelectQueryBuilder<ResearchSession>, { personId }: Actor): SelectQueryBuilder<PlacedSession> {
  const own = 'member.sessionId = session.id AND member.personId = :me';
  return query.leftJoinAndMapOne('session.ownPlace', SessionMember, 'member', own, { me: idBytes(personId) });
}

/** The place beside the session again, which is a row and keeps nothing else. */
function taken(placed: PlacedSession): { session: ResearchSession; member: SessionMember | null } {
  const member = placed.ownPlace ?? null;
  delete placed.ownPlace;
  return { session: placed, member };
}
