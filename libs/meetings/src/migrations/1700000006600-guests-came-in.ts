import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was let in has not come in yet. Of guests of before it is not known, and they were listed. */
export class GuestsCameIn1700000006600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session_guest ADD COLUMN came_in_at DATETIME(3) NULL');
    await runner.query('UPDATE session_guest SET came_in_at = admitted_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session_guest DROP COLUMN came_in_at');
  }
}
