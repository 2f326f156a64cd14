import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { idList } from '../columns.js';
import { idBytes, idText } from '@yunqiao/platform';
import { AHEAD } from '../session/session-life.js';
import { ASKED, REACHED } from './reach.js';

/** How many people a session asks to come, its host not counted, and what they answered. */
export interface AnswerCounts {
  invited: number;
  coming: number;
  notComing: number;
}

/** Works out whom invitations reach, all at once: a school of four thousand is one query. */
@Injectable()
export class InvitedPeople {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Everybody whom these sessions reach, each once. */
  async find(sessionIds: readonly string[], tx: EntityManager = this.database.manager): Promise<string[]> {
    if (sessionIds.length === 0) return [];
    const rows = await tx.query<{ person_id: Buffer }[]>(
      REACHED + 'SELECT DISTINCT person_id FROM reached',
      fourTimes(sessionIds),
    );
    return rows.map((row) => idText(row.person_id));
  }

  /** By session; one that reaches nobody is missing. */
  async count(sessionIds: readonly string[]): Promise<Map<string, AnswerCounts>> {
    if (sessionIds.length === 0) return new Map();
    const rows = await this.database.query<CountRow[]>(counted, fourTimes(sessionIds));
    return new Map(
      rows.map((row) => [
        idText(row.session_id),
        { invited: Number(row.invited), coming: Number(row.coming), notComing: Number(row.not_coming) },
      ]),
    );
  }

  /** How many said to be coming, by session; a session without any is missing. */
  async countComing(
    sessionIds: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<string, number>> {
    if (sessionIds.length === 0) return new Map();
    const rows = await manager.query<{ session_id: Buffer; coming: string }[]>(
      "SELECT session_id, COUNT(*) AS coming FROM session_answer WHERE session_id IN (?) AND answer = 'coming' GROUP BY session_id",
      [idList(sessionIds)],
    );
    return new Map(rows.map((row) => [idText(row.session_id), Number(row.coming)]));
  }

  /**
   * How many of those whom a session asks to come have another session between two instants, to which they have not said
   * no. What the host has then is told by name.
   */
  async countBusy(sessionId: string, startsAt: Date, endsAt: Date): Promise<number> {
    const others = await this.database.query<{ id: Buffer }[]>(
      'SELECT id FROM research_session WHERE id <> ? AND state IN (?) AND starts_at < ? AND ends_at > ? LIMIT 200',
      [idBytes(sessionId), AHEAD, endsAt, startsAt],
    );
    if (others.length === 0) return 0;
    const ids = [sessionId, ...others.map(({ id }) => idText(id))];
    const [row] = await this.database.query<{ busy: string }[]>(REACHED + busy, [
      ...fourTimes(ids),
      idBytes(sessionId),
      idBytes(sessionId),
    ]);
    return Number(row!.busy);
  }
}

interface CountRow {
  session_id: Buffer;
  invited: string;
  coming: string;
  not_coming: string;
}

const counted =
  REACHED +
  "SELECT reached.session_id, COUNT(*) AS invited, COALESCE(SUM(answer.answer = 'coming'), 0) AS coming, " +
  "COALESCE(SUM(answer.answer = 'notComing'), 0) AS not_coming FROM reached" +
  ASKED +
  'LEFT JOIN session_answer answer ON answer.session_id = reached.session_id AND answer.person_id = reached.person_id ' +
  'GROUP BY reached.session_id';

const busy =
  'SELECT COUNT(DISTINCT other.person_id) AS busy FROM reached mine ' +
  'JOIN research_session held ON held.id = mine.session_id AND held.host_person_id <> mine.person_id ' +
  'JOIN reached other ON other.person_id = mine.person_id AND other.session_id <> ? ' +
  'LEFT JOIN session_answer answer ON answer.session_id = other.session_id AND answer.person_id = other.person_id ' +
  "WHERE mine.session_id = ? AND (answer.answer IS NULL OR answer.answer = 'coming')";

function fourTimes(sessionIds: readonly string[]): Buffer[][] {
  const ids = idList(sessionIds);
  return [ids, ids, ids, ids];
}
