import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { containing, foldSearch } from '@yunqiao/identity';
import {
  AppError,
  decodeCursor,
  idBytes,
  idList,
  idText,
  isId,
  pageOf,
  pageSize,
  startOfSchoolDay,
  type Actor,
  type Page,
  type PageRequest,
} from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { schoolsAdministeredBy } from '../course/course.policy.js';

/** A viewing in a list. */
export interface ListedViewing {
  readonly id: string;
  readonly classGroupName: string;
  readonly schoolName: string;
  readonly courseTitle: string;
  readonly lessonTitle: string;
  readonly openedByName: string;
  readonly openedAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  /** Pupils who were there, by the latest mark of each. */
  readonly present: number;
}

/** Which viewings are listed. */
export interface ViewingFilter {
  /** First and last school day, inclusive. */
  readonly from: string;
  readonly to: string;
  /** Of a class, lesson or course: part of the name. */
  readonly search?: string | null;
}

interface ListedRow {
  id: Buffer;
  class_group_name: string;
  school_name: string;
  course_title: string;
  lesson_title: string;
  opened_by_name: string;
  opened_at: Date;
  ended_at: Date | null;
  present: string;
}

const fromViewings = `FROM class_viewing AS viewing
  JOIN class_group ON class_group.id = viewing.class_group_id
  JOIN organisation AS school ON school.id = viewing.school_id
  JOIN course ON course.id = viewing.course_id
  JOIN lesson ON lesson.id = viewing.lesson_id
  JOIN person AS opener ON opener.id = viewing.opened_by
  WHERE viewing.opened_at >= ? AND viewing.opened_at < ?`;
const columns = `SELECT viewing.id, class_group.name AS class_group_name, school.name AS school_name, course.title AS course_title,
  lesson.title AS lesson_title, opener.display_name AS opened_by_name, viewing.opened_at, viewing.ended_at,
  (SELECT COUNT(*) FROM class_viewing_mark AS mark WHERE mark.viewing_id = viewing.id AND mark.is_present = 1 AND NOT EXISTS (
    SELECT 1 FROM class_viewing_mark AS later WHERE later.viewing_id = mark.viewing_id AND later.person_id = mark.person_id
    AND (later.at > mark.at OR (later.at = mark.at AND later.id > mark.id)))) AS present`;
const mine = 'AND (viewing.opened_by = ? OR viewing.school_id IN (?))';
const named = 'AND (class_group.name LIKE ? OR lesson.title LIKE ? OR course.title LIKE ?)';
const day = 86_400_000;

/** Finds viewings: those of the schools that somebody administers, and their own. */
@Injectable()
export class ViewingList {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * The latest first.
   * @throws CURSOR_INVALID
   */
  async list(actor: Actor, filter: ViewingFilter, page: PageRequest): Promise<Page<ListedViewing>> {
    const where = conditionOf(actor, filter);
    const after = page.after == null ? { sql: '', parameters: [] } : startAfter(page.after);
    const rows: ListedRow[] = await this.database.query(
      [columns, fromViewings, where.sql, after.sql, 'ORDER BY viewing.opened_at DESC, viewing.id DESC LIMIT ?'].join(
        ' ',
      ),
      [...where.parameters, ...after.parameters, pageSize(page) + 1],
    );
    return pageOf(
      rows.map(listed),
      page,
      ({ openedAt, id }) => [openedAt, id],
      async () => {
        const counted = ['SELECT COUNT(*) AS counted', fromViewings, where.sql].join(' ');
        const found: { counted: string }[] = await this.database.query(counted, [...where.parameters]);
        return Number(found[0]!.counted);
      },
    );
  }
}

function conditionOf(actor: Actor, { from, to, search }: ViewingFilter) {
  const parameters: unknown[] = [startOfSchoolDay(from), new Date(startOfSchoolDay(to).getTime() + day)];
  const parts: string[] = [];
  if (!actor.roles.has('platformAdministrator')) {
    parts.push(mine);
    parameters.push(idBytes(actor.personId), idList(schoolsAdministeredBy(actor)));
  }
  if (search?.trim()) {
    const pattern = containing(foldSearch(search));
    parts.push(named);
    parameters.push(pattern, pattern, pattern);
  }
  return { sql: parts.join(' '), parameters };
}

function startAfter(cursor: string) {
  const [openedAt, id] = decodeCursor(cursor, 2);
  if (!(openedAt instanceof Date) || !isId(id)) throw new AppError('CURSOR_INVALID');
  return {
    sql: 'AND (viewing.opened_at < ? OR (viewing.opened_at = ? AND viewing.id < ?))',
    parameters: [openedAt, openedAt, idBytes(id)],
  };
}

function listed(row: ListedRow): ListedViewing {
  return {
    id: idText(row.id),
    ...{ classGroupName: row.class_group_name, schoolName: row.school_name, courseTitle: row.course_title },
    ...{ lessonTitle: row.lesson_title, openedByName: row.opened_by_name, present: Number(row.present) },
    ...{ openedAt: row.opened_at, endedAt: row.ended_at },
  };
}
