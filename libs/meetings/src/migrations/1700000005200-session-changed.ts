import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session was changed last, for calendars. */
export class SessionChanged1700000005200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE research_session ADD COLUMN changed_at DATETIME(3) NULL');
    await runner.query('UPDATE research_session SET changed_at = created_at');
    await runner.query('ALTER TABLE research_session MODIFY changed_at DATETIME(3) NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE research_session DROP COLUMN changed_at');
  }
}
