import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What refers to media, and what becomes of it when they are gone for good. */
const references = [
  { table: 'lesson', name: 'fk_lesson_media', column: 'media_id', onDelete: 'SET NULL' },
  { table: 'lesson_file', name: 'fk_lesson_file_media', column: 'media_id', onDelete: 'CASCADE' },
  { table: 'course', name: 'fk_course_cover', column: 'cover_media_id', onDelete: 'SET NULL' },
  { table: 'course_edition', name: 'fk_course_edition_cover', column: 'cover_media_id', onDelete: 'SET NULL' },
] as const;

/** Lets media be deleted: lessons and covers lose them, and keep everything else. */
export class LetMediaGo1700000007531 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const reference of references) await refer(runner, reference, reference.onDelete);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const reference of references) await refer(runner, reference, 'RESTRICT');
  }
}

async function refer(
  runner: QueryRunner,
  { table, name, column }: (typeof references)[number],
  onDelete: 'SET NULL' | 'CASCADE' | 'RESTRICT',
): Promise<void> {
  await runner.query('ALTER TABLE ?? DROP FOREIGN KEY ??', [table, name]);
  const constraint = 'ALTER TABLE ?? ADD CONSTRAINT ?? FOREIGN KEY (??) REFERENCES media (id) ON DELETE ';
  await runner.query(constraint + onDelete, [table, name, column]);
}
