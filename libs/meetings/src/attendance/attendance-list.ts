import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { unionLength, type WallInterval } from '@yunqiao/activity';
import { Membership, Organisation, Person } from '@yunqiao/identity';
import { idBytes, idText, paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { SessionAccess } from '../session/session-access.js';
import { SessionMember } from '../room/session-member.entity.js';
import type { SessionRole } from '../session/session-kinds.js';
import { AttendanceReader } from './attendance-reader.js';
import { attended, type AttendanceFacts } from './attended.js';

/** How long one person was there. */
export interface Attendance {
  readonly personId: string;
  readonly displayName: string;
  readonly schoolName: string;
  /** Null for somebody who only sat before another's camera. */
  readonly role: SessionRole | null;
  /** When somebody first came and last went; null for who was invited by name and did not come. */
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly attendedSeconds: number;
  /** Seconds of it for which credit was given here; the rest was credited by a lesson at the same time. */
  readonly creditedSeconds: number;
  readonly stretches: readonly WallInterval[];
  /** Sat before another's device for a part of it. */
  readonly satBefore: boolean;
  readonly corrections: number;
}

const expected = `(EXISTS (SELECT 1 FROM session_member AS part WHERE part.session_id = :sessionId AND part.person_id = person.id)
  OR EXISTS (SELECT 1 FROM room_roster_entry AS entry WHERE entry.session_id = :sessionId AND entry.person_id = person.id)
  OR EXISTS (SELECT 1 FROM attendance_adjustment AS adjusted WHERE adjusted.session_id = :sessionId AND adjusted.person_id = person.id))`;

const credited = `SELECT person_id, SUM(IF(kind = 'session.reversed', -1, 1) * TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to)) AS credited
FROM activity_event WHERE session_id = ? AND person_id IN (?) AND credited_to IS NOT NULL GROUP BY person_id`;

const order = [{ column: 'person.pinyin' }, { column: 'person.id' }] as const;

/** Who was there, and how long. */
@Injectable()
export class AttendanceList {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly reader: AttendanceReader,
  ) {}

  /**
   * Everybody with a place in the session or before somebody's camera, by name.
   * @throws SESSION_NOT_FOUND, CURSOR_INVALID
   */
  async page(actor: Actor, sessionId: string, request: PageRequest): Promise<Page<Attendance>> {
    await this.access.getManaged(actor, sessionId);
    const page = await paginate(this.people(sessionId), order, request);
    const found = await this.attendanceOf(
      sessionId,
      page.edges.map(({ node }) => node),
    );
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: found.get(node.id)! })) };
  }

  /** Whether somebody has a place in the session, sat before a camera, was corrected, or belongs to a school that was invited. */
  async isExpected(tx: EntityManager, sessionId: string, personId: string): Promise<boolean> {
    const person = tx.createQueryBuilder(Person, 'person').where({ id: personId });
    return person.andWhere(expected, { sessionId: idBytes(sessionId) }).getExists();
  }

  private people(sessionId: string) {
    return this.database.createQueryBuilder(Person, 'person').where(expected, { sessionId: idBytes(sessionId) });
  }

  private async attendanceOf(sessionId: string, people: readonly Person[]): Promise<Map<string, Attendance>> {
    const ids = people.map(({ id }) => id);
    const facts = await this.reader.find(sessionId, ids);
    const members = await this.members(sessionId, ids);
    const schools = await this.schoolNames(ids, [...members.values()]);
    const creditOf = await this.credit(sessionId, ids);
    return new Map(
      people.map(({ id, displayName }) => [
        id,
        {
          ...{ personId: id, displayName, schoolName: schools.get(id) ?? '', role: members.get(id)?.role ?? null },
          ...figuresOf(facts.get(id)!),
          creditedSeconds: creditOf.get(id) ?? 0,
        },
      ]),
    );
  }

  private async members(sessionId: string, ids: readonly string[]): Promise<Map<string, SessionMember>> {
    const rows = await this.database
      .createQueryBuilder(SessionMember, 'member')
      .where({ sessionId })
      .andWhere('member.personId IN (:...ids)', { ids: idList(ids) })
      .getMany();
    return new Map(rows.map((member) => [member.personId, member]));
  }

  /** The school that stands in the place; of who has none, the one of the account. */
  private async schoolNames(ids: readonly string[], members: readonly SessionMember[]): Promise<Map<string, string>> {
    const accounts = await this.database
      .createQueryBuilder(Membership, 'membership')
      .where('membership.personId IN (:...ids)', { ids: idList(ids) })
      .orderBy('membership.validFrom')
      .getMany();
    const schoolOf = new Map([
      ...accounts.map(({ personId, organisationId }) => [personId, organisationId] as const),
      ...members.map(({ personId, schoolId }) => [personId, schoolId] as const),
    ]);
    const organisations = await this.database
      .createQueryBuilder(Organisation, 'organisation')
      .where('organisation.id IN (:...ids)', { ids: idList([...new Set(schoolOf.values())]) })
      .getMany();
    const names = new Map(organisations.map(({ id, name }) => [id, name]));
    return new Map([...schoolOf].map(([personId, schoolId]) => [personId, names.get(schoolId) ?? '']));
  }

  private async credit(sessionId: string, ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ person_id: Buffer; credited: string | number }[]>(credited, [
      ...[idBytes(sessionId), idList(ids)],
    ]);
    return new Map(rows.map((row) => [idText(row.person_id), Number(row.credited) / 1_000_000]));
  }
}

function figuresOf(facts: AttendanceFacts) {
  const stretches = attended(facts);
  const [first, last] = [stretches.at(0), stretches.at(-1)];
  return {
    ...{ firstAt: first ? new Date(first.from) : null, lastAt: last ? new Date(last.to) : null, stretches },
    ...{ attendedSeconds: unionLength(stretches) / 1000, satBefore: facts.seats.length > 0 },
    corrections: facts.corrections.length,
  };
}
