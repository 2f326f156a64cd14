import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an administrator corrects who was there; and viewings of a school by their day. Runs while the api writes. */
export class CorrectClassViewings1700000007001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE class_viewing_mark ADD COLUMN reason VARCHAR(500) NULL, ALGORITHM=INPLACE, LOCK=NONE',
    );
    await runner.query(
      'ALTER TABLE class_viewing ADD KEY class_viewing_school (school_id, opened_at), ALGORITHM=INPLACE, LOCK=NONE',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE class_viewing DROP KEY class_viewing_school');
    await runner.query('ALTER TABLE class_viewing_mark DROP COLUMN reason');
  }
}
