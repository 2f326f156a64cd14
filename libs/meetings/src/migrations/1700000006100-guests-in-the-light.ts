import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A guest may stand in the light, as people with an account do. */
export class GuestsInTheLight1700000006100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE research_session ADD COLUMN spotlight_guest_id BINARY(16) NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE research_session DROP COLUMN spotlight_guest_id');
  }
}
