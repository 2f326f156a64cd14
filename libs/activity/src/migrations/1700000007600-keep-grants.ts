import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside what was learned stands when the lesson had been handed out. Runs while the api writes: it refuses rather than lock the table. */
export class KeepGrants1700000007600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE activity_event ADD COLUMN granted_at DATETIME(3) NULL AFTER credited_to, ALGORITHM=INPLACE, LOCK=NONE',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activity_event DROP COLUMN granted_at');
  }
}
