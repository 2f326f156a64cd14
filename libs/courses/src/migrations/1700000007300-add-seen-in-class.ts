import type { MigrationInterface, QueryRunner } from 'typeorm';

const shown = 'ALTER TABLE class_viewing ADD COLUMN shown JSON NULL AFTER played';

const progress = `ALTER TABLE lesson_progress
  ADD COLUMN in_class BLOB NULL AFTER played,
  ADD COLUMN in_class_seconds INT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN in_class_milliseconds INT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN completed_in_class TINYINT NOT NULL DEFAULT 0`;

/** Which seconds of a lesson were shown to a class, and which of them a pupil has seen there. */
export class AddSeenInClass1700000007300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shown);
    await runner.query(progress);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE lesson_progress DROP COLUMN in_class, DROP COLUMN in_class_seconds, DROP COLUMN in_class_milliseconds, DROP COLUMN completed_in_class',
    );
    await runner.query('ALTER TABLE class_viewing DROP COLUMN shown');
  }
}
