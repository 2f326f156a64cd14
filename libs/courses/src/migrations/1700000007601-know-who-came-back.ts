import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since coming back clears when somebody had left, both are known beside it. */
export class KnowWhoCameBack1700000007601 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE enrolment ADD COLUMN left_at DATETIME(3) NULL, ADD COLUMN returned_at DATETIME(3) NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE enrolment DROP COLUMN left_at, DROP COLUMN returned_at');
  }
}
