import type { MigrationInterface, QueryRunner } from 'typeorm';
import { idBytes, newId } from '@yunqiao/platform';
import { termsBetween } from '../term/school-terms.js';
import { courseTables } from './1700000004000-tables.js';

/** Terms, courses, what is taught of them to whom, and how far everybody is. */
export class CreateCourses1700000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { definition } of courseTables) await runner.query(definition);
    const terms = termsBetween(2016, 2040).map((term) => [
      idBytes(newId()),
      term.code,
      term.nameZh,
      term.nameEn,
      term.startsOn,
      term.endsOn,
    ]);
    await runner.query('INSERT INTO term (id, code, name_zh, name_en, starts_on, ends_on) VALUES ?', [terms]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const { name } of courseTables) await runner.query('DROP TABLE IF EXISTS ??', [name]);
    await runner.query('SET FOREIGN_KEY_CHECKS = 1');
  }
}
