import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { containing, foldSearch } from '@yunqiao/identity';
import {
  AppError,
  decodeCursor,
  idBytes,
  idText,
  isId,
  mapPage,
  pageOf,
  pageSize,
  type Actor,
  type Page,
  type PageRequest,
} from '@yunqiao/platform';
import { SessionAccess } from '../session/session-access.js';
import { ASKED, REACHED } from './reach.js';
import type { InviteAnswer } from './session-answer.entity.js';

/** What somebody said, or that they said nothing yet. */
export const AnswerState = { coming: 'coming', notComing: 'notComing', none: 'none' } as const;
export type AnswerState = keyof typeof AnswerState;

/** Which of the invited are wanted. */
export interface InvitedFilter {
  sessionId: string;
  answer?: AnswerState | null;
  search?: string | null;
}

/** Somebody whom a session invites. */
export interface InvitedPerson {
  personId: string;
  displayName: string;
  schoolName: string;
  answer: InviteAnswer | null;
  answeredAt: Date | null;
}

interface InvitedRow {
  id: Buffer;
  display_name: string;
  pinyin: string;
  school_name: string;
  answer: InviteAnswer | null;
  answered_at: Date | null;
}

const invited =
  ' FROM reached' +
  ASKED +
  'JOIN person ON person.id = reached.person_id JOIN organisation school ON school.id = person.school_id ' +
  'LEFT JOIN session_answer answer ON answer.session_id = reached.session_id AND answer.person_id = reached.person_id WHERE 1 = 1';

const conditions: Record<AnswerState, string> = {
  coming: " AND answer.answer = 'coming'",
  notComing: " AND answer.answer = 'notComing'",
  none: ' AND answer.answer IS NULL',
};

/** Lists whom a session asks to come, for those who manage it. */
@Injectable()
export class InvitedList {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
  ) {}

  /**
   * In the order of their pinyin.
   * @throws SESSION_NOT_FOUND
   */
  async find(actor: Actor, filter: InvitedFilter, page: PageRequest): Promise<Page<InvitedPerson>> {
    await this.access.getManaged(actor, filter.sessionId);
    const { sql, parameters } = conditionsOf(filter);
    const after = keyAfter(page);
    const rows = await this.database.query<InvitedRow[]>(
      REACHED +
        'SELECT person.id, person.display_name, person.pinyin, school.name AS school_name, answer.answer, answer.answered_at' +
        sql +
        (after ? ' AND (person.pinyin > ? OR (person.pinyin = ? AND person.id > ?))' : '') +
        ' ORDER BY person.pinyin, person.id LIMIT ?',
      [...parameters, ...(after ?? []), pageSize(page) + 1],
    );
    const listed = pageOf(
      rows,
      page,
      (row) => [row.pinyin, idText(row.id)],
      () => this.count(sql, parameters),
    );
    return mapPage(listed, personOf);
  }

  private async count(sql: string, parameters: unknown[]): Promise<number> {
    const [row] = await this.database.query<{ total: string }[]>(
      REACHED + 'SELECT COUNT(*) AS total' + sql,
      parameters,
    );
    return Number(row!.total);
  }
}

function conditionsOf({ sessionId, answer, search }: InvitedFilter): { sql: string; parameters: unknown[] } {
  const id = [idBytes(sessionId)];
  const parameters: unknown[] = [id, id, id, id];
  const words = search?.trim();
  const named = words
    ? ' AND (person.display_name LIKE ? OR person.pinyin LIKE ? OR person.initials LIKE ? OR school.name LIKE ?)'
    : '';
  if (words) {
    const keys = containing(foldSearch(words));
    parameters.push(containing(words), keys, keys, containing(words));
  }
  return { sql: invited + (answer ? conditions[answer] : '') + named, parameters };
}

function keyAfter({ after }: PageRequest): [string, string, Buffer] | null {
  if (after == null) return null;
  const [pinyin, id] = decodeCursor(after, 2);
  if (typeof pinyin !== 'string' || !isId(id)) throw new AppError('CURSOR_INVALID');
  return [pinyin, pinyin, idBytes(id)];
}

function personOf(row: InvitedRow): InvitedPerson {
  return {
    ...{ personId: idText(row.id), displayName: row.display_name, schoolName: row.school_name },
    ...{ answer: row.answer, answeredAt: row.answered_at },
  };
}
