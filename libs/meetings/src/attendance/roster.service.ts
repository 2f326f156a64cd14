import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import {
  Limits,
  ScreenCodes,
  type CodedScreen,
  type ScreenCode,
  AppError,
  Clock,
  idBytes,
  idText,
  newId,
  type Actor,
  type ActorMembership,
} from '@yunqiao/platform';
import { idList } from '../columns.js';
import { SessionAccess, type Seat } from '../session/session-access.js';
import { LEADERS } from '../session/session-kinds.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { roomEvent } from '../room/room-events.js';
import { SessionMember } from '../room/session-member.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { CreditSettler } from './credit-settler.js';
import { RoomRosterEntry, type RosterWay } from './room-roster-entry.entity.js';
import { AHEAD, requireState } from '../session/session-life.js';

/** What a liaison saw before their camera. */
export interface RosterConfirmation {
  readonly sessionId: string;
  /** Who is there. */
  readonly presentPersonIds: readonly string[];
  /** Who is no longer there. */
  readonly gonePersonIds: readonly string[];
  /** Since when those who are new have been there; now unless told. */
  readonly since?: Date | null;
}

const findColleagues = `SELECT DISTINCT person_id FROM membership
WHERE person_id IN (?) AND organisation_id IN (?) AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)`;

const findCandidates = `SELECT person.id, person.display_name FROM person
WHERE person.disabled_at IS NULL AND (? = '' OR person.display_name LIKE ? OR person.pinyin LIKE ? OR person.initials LIKE ?)
  AND EXISTS (SELECT 1 FROM membership WHERE membership.person_id = person.id AND membership.organisation_id IN (?)
    AND membership.role <> 'student' AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?))
ORDER BY person.pinyin, person.id LIMIT 50`;

const findDevices = `SELECT DISTINCT member.person_id FROM session_member AS member
JOIN membership ON membership.person_id = member.person_id AND membership.organisation_id IN (?)
  AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)
WHERE member.session_id = ? AND member.admitted_at IS NOT NULL AND member.removed_at IS NULL
  AND (member.role IN ('liaison', 'host', 'coHost') OR member.held_role = 'liaison')`;

/** Four digits can be guessed; not with five tries in five minutes. */
const codeTries = { most: 5, withinSeconds: 300 };

/** The device of a liaison. */
function screenOf(sessionId: string, devicePersonId: string): CodedScreen {
  return { about: ['roster', sessionId, devicePersonId].join(' '), seconds: 30 };
}

/** Several people before one camera: the device joins once, and the people are confirmed one by one. */
@Injectable()
export class RosterService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly codes: ScreenCodes,
    private readonly limits: Limits,
    private readonly settler: CreditSettler,
    private readonly events: SessionEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * The liaison's word for who sits before their device. Saying it again changes nothing.
   * @throws SESSION_NOT_FOUND, NOT_ALLOWED for who is no liaison, PERSON_NOT_FOUND for people of another school
   */
  confirm(actor: Actor, { sessionId, presentPersonIds, gonePersonIds, since }: RosterConfirmation) {
    return this.database.transaction(async (tx) => {
      const seat = await this.liaisonSeat(tx, actor, sessionId);
      await this.requireColleagues(tx, actor.memberships, [...presentPersonIds, ...gonePersonIds]);
      const now = this.clock.now();
      const from = new Date(
        Math.min(now.getTime(), Math.max((since ?? now).getTime(), seat.member.admittedAt!.getTime())),
      );
      await this.seating(tx, seat.member, actor, async () => {
        for (const personId of new Set(presentPersonIds))
          await this.sit(tx, seat.member, personId, from, actor, 'liaison');
        await tx.update(
          RoomRosterEntry,
          { sessionId, devicePersonId: actor.personId, personId: In([...gonePersonIds]), toAt: IsNull() },
          { toAt: now },
        );
      });
      return this.entries(tx, sessionId, actor.personId);
    });
  }

  /**
   * What the liaison's device shows for people to enter themselves.
   * @throws SESSION_NOT_FOUND, NOT_ALLOWED for who is no liaison
   */
  async code(actor: Actor, sessionId: string): Promise<ScreenCode> {
    await this.liaisonSeat(this.database.manager, actor, sessionId);
    return this.codes.now(screenOf(sessionId, actor.personId));
  }

  /**
   * Enters oneself before the device of one's school that shows this PIN or QR code now.
   * @throws ROSTER_CODE_WRONG, TOO_MANY_ATTEMPTS, SESSION_NOT_FOUND
   */
  async join(actor: Actor, sessionId: string, given: string): Promise<RoomRosterEntry> {
    await this.limits.count('roster', [sessionId, actor.personId], codeTries);
    return this.database.transaction(async (tx) => {
      const session = await tx.findOneBy(ResearchSession, { id: sessionId });
      const devices = await this.devicesNear(tx, actor, sessionId);
      if (!session || devices.length === 0) throw new AppError('SESSION_NOT_FOUND');
      requireState(session.state, AHEAD);
      const devicePersonId = devices.find((id) => this.codes.matches(screenOf(sessionId, id), given));
      if (!devicePersonId) throw new AppError('ROSTER_CODE_WRONG');
      const device = await tx.findOneByOrFail(SessionMember, { sessionId, personId: devicePersonId });
      const way = given.length === 4 ? 'pin' : 'qr';
      return this.seating(tx, device, actor, () => this.sit(tx, device, actor.personId, this.clock.now(), actor, way));
    });
  }

  /**
   * Who sits or sat before the liaison's own device.
   * @throws SESSION_NOT_FOUND, NOT_ALLOWED for who is no liaison
   */
  async list(actor: Actor, sessionId: string): Promise<RoomRosterEntry[]> {
    await this.liaisonSeat(this.database.manager, actor, sessionId);
    return this.entries(this.database.manager, sessionId, actor.personId);
  }

  /**
   * Grown-up people of the liaison's schools, to be ticked.
   * @throws SESSION_NOT_FOUND, NOT_ALLOWED for who is no liaison
   */
  async candidates(actor: Actor, sessionId: string, search: string) {
    await this.liaisonSeat(this.database.manager, actor, sessionId);
    const schools = idList(actor.memberships.map(({ organisationId }) => organisationId));
    const wanted = search.trim();
    const begins = `${wanted.replace(/[\\%_]/gu, '\\$&')}%`;
    const today = this.clock.today();
    const parameters = [wanted, `%${begins}`, begins, begins, schools, today, today];
    const rows = await this.database.query<{ id: Buffer; display_name: string }[]>(findCandidates, parameters);
    return rows.map((row) => ({ personId: idText(row.id), displayName: row.display_name }));
  }

  private entries(tx: EntityManager, sessionId: string, devicePersonId: string): Promise<RoomRosterEntry[]> {
    const order = { fromAt: 'ASC', id: 'ASC' } as const;
    return tx.find(RoomRosterEntry, { where: { sessionId, devicePersonId }, order, take: 500 });
  }

  /** A liaison of the session, of a school, or who leads it. */
  private async liaisonSeat(tx: EntityManager, actor: Actor, sessionId: string): Promise<Seat> {
    const seat = await this.access.seat(actor, sessionId, tx);
    const { role, heldRole } = seat.member;
    if (role !== 'liaison' && heldRole !== 'liaison' && !LEADERS.includes(role)) throw new AppError('NOT_ALLOWED');
    return seat;
  }

  /** Changes who sits before a device, and tells the room when there are more or fewer. */
  private async seating<Result>(
    tx: EntityManager,
    { sessionId, personId: devicePersonId }: SessionMember,
    by: Actor,
    change: () => Promise<Result>,
  ): Promise<Result> {
    const seated = () => tx.countBy(RoomRosterEntry, { sessionId, devicePersonId, toAt: IsNull() });
    const before = await seated();
    const changed = await change();
    if ((await seated()) !== before)
      await this.events.append(tx, sessionId, [roomEvent('roster.changed', by.personId, devicePersonId)]);
    return changed;
  }

  /** The device's owner is locked meanwhile, so that nobody is entered twice. */
  private async sit(
    tx: EntityManager,
    { sessionId, personId: devicePersonId }: SessionMember,
    personId: string,
    fromAt: Date,
    by: Actor,
    way: RosterWay,
  ): Promise<RoomRosterEntry> {
    const lock = { mode: 'pessimistic_write' } as const;
    await tx.findOne(SessionMember, { where: { sessionId, personId: devicePersonId }, lock });
    const known = await tx.findOneBy(RoomRosterEntry, { sessionId, devicePersonId, personId, toAt: IsNull() });
    if (known) return known;
    const entry = {
      id: newId(),
      sessionId,
      devicePersonId,
      personId,
      fromAt,
      toAt: null,
      confirmedBy: by.personId,
      way,
    };
    await tx.insert(RoomRosterEntry, entry);
    const window = { from: fromAt.getTime(), to: this.clock.now().getTime() };
    await this.settler.settle(tx, [{ sessionId, personId, deviceId: null, window }]);
    return entry;
  }

  private async requireColleagues(
    tx: EntityManager,
    memberships: readonly ActorMembership[],
    personIds: readonly string[],
  ): Promise<void> {
    const today = this.clock.today();
    const schools = idList(memberships.map(({ organisationId }) => organisationId));
    const rows = await tx.query<{ person_id: Buffer }[]>(findColleagues, [idList(personIds), schools, today, today]);
    const found = new Set(rows.map(({ person_id: id }) => idText(id)));
    if (personIds.some((id) => !found.has(id))) throw new AppError('PERSON_NOT_FOUND');
  }

  /** Whose devices may show codes that somebody of these schools can see. */
  private async devicesNear(tx: EntityManager, actor: Actor, sessionId: string): Promise<string[]> {
    const today = this.clock.today();
    const schools = idList(actor.memberships.map(({ organisationId }) => organisationId));
    const rows = await tx.query<{ person_id: Buffer }[]>(findDevices, [schools, today, today, idBytes(sessionId)]);
    return rows.map(({ person_id: id }) => idText(id)).filter((id) => id !== actor.personId);
  }
}
