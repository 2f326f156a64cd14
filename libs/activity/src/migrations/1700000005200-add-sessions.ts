import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Room for research sessions in the log. Runs while the api writes: it refuses rather than lock the table, and what
 * the api of the release before writes fits in as before.
 */
export class AddSessionsToActivity1700000005200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE activity_event
      ADD COLUMN session_id BINARY(16) NULL AFTER lesson_id,
      MODIFY course_id BINARY(16) NULL,
      MODIFY course_run_id BINARY(16) NULL,
      MODIFY lesson_id BINARY(16) NULL,
      ADD KEY activity_event_session (session_id, person_id), ALGORITHM=INPLACE, LOCK=NONE`);
  }

  /** What was done in sessions has no place in the table of before; it has to be gone before the columns are strict again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM activity_event WHERE session_id IS NOT NULL');
    await runner.query(`ALTER TABLE activity_event
      DROP KEY activity_event_session,
      DROP COLUMN session_id,
      MODIFY course_id BINARY(16) NOT NULL,
      MODIFY course_run_id BINARY(16) NOT NULL,
      MODIFY lesson_id BINARY(16) NOT NULL`);
  }
}
