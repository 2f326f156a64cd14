import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { containing, foldSearch } from '@yunqiao/identity';
import { Clock, idBytes, pageOf, pageSize, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { idList } from '../columns.js';
import type { CourseCategory } from '../course/course.entity.js';
import { idAfter } from './id-cursor.js';
import { runColumns, runOfRow, type RunFacts, type RunRow } from './run-reader.js';

/** What somebody looks for. */
export interface CatalogueFilter {
  search?: string | null;
  category?: CourseCategory | null;
  subject?: string | null;
}

interface Conditions {
  sql: string;
  parameters: unknown[];
}

const offered =
  ' FROM course_run run JOIN course ON course.id = run.course_id AND course.removed_at IS NULL ' +
  'JOIN course_edition edition ON edition.course_id = course.id AND edition.number = course.edition ' +
  'JOIN organisation school ON school.id = course.school_id JOIN person trainer ON trainer.id = course.trainer_id ' +
  'LEFT JOIN enrolment ON enrolment.course_run_id = run.id AND enrolment.person_id = ? AND enrolment.withdrawn_at IS NULL ' +
  'WHERE run.closed_at IS NULL AND run.starts_on <= ? AND run.ends_on >= ? AND EXISTS (SELECT 1 FROM course_run_school offer ' +
  'WHERE offer.course_run_id = run.id AND offer.school_id IN (?))';

/** What is on offer today to the viewer's schools. */
@Injectable()
export class Catalogue {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs, the newest first; found by title, trainer or school, in characters, pinyin or initials. */
  async find(actor: Actor, filter: CatalogueFilter, page: PageRequest): Promise<Page<RunFacts>> {
    const { sql, parameters } = this.conditions(actor, filter);
    const after = idAfter(page);
    const rows = await this.database.query<RunRow[]>(
      'SELECT ' + runColumns + sql + (after === null ? '' : ' AND run.id < ?') + ' ORDER BY run.id DESC LIMIT ?',
      [...parameters, ...(after === null ? [] : [after]), pageSize(page) + 1],
    );
    return pageOf(
      rows.map(runOfRow),
      page,
      (run) => [run.id],
      () => this.count(sql, parameters),
    );
  }

  /** Subjects of what is on offer, sorted. */
  async findSubjects(actor: Actor, category: CourseCategory | null): Promise<string[]> {
    const { sql, parameters } = this.conditions(actor, { category });
    const rows = await this.database.query<{ subject: string }[]>(
      'SELECT DISTINCT edition.subject' + sql + ' ORDER BY edition.subject',
      parameters,
    );
    return rows.map((row) => row.subject);
  }

  private conditions(actor: Actor, filter: CatalogueFilter): Conditions {
    const today = this.clock.today();
    const parts = [offered];
    const parameters: unknown[] = [idBytes(actor.personId), today, today, idList(actor.organisationIds)];
    if (filter.category) {
      parts.push('edition.category = ?');
      parameters.push(filter.category);
    }
    if (filter.subject) {
      parts.push('edition.subject = ?');
      parameters.push(filter.subject);
    }
    const words = filter.search?.trim();
    if (words) {
      parts.push(foundBy);
      const keys = containing(foldSearch(words));
      parameters.push(containing(words), keys, keys, containing(words), keys, keys, containing(words), keys, keys);
    }
    return { sql: parts.join(' AND '), parameters };
  }

  private async count(sql: string, parameters: unknown[]): Promise<number> {
    const [row] = await this.database.query<{ total: string | number }[]>('SELECT COUNT(*) AS total' + sql, parameters);
    return Number(row!.total);
  }
}

const foundBy =
  '(edition.title LIKE ? OR edition.pinyin LIKE ? OR edition.initials LIKE ? ' +
  'OR school.name LIKE ? OR school.pinyin LIKE ? OR school.initials LIKE ? ' +
  'OR trainer.display_name LIKE ? OR trainer.pinyin LIKE ? OR trainer.initials LIKE ?)';
