import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Room for what teachers attest. Runs while the api writes: it refuses rather than lock the table, and what the api of the release
 * before writes fits in as before.
 */
export class AttestActivity1700000006400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE activity_event
      ADD COLUMN viewing_id BINARY(16) NULL AFTER session_id,
      ADD COLUMN attested_by BINARY(16) NULL AFTER viewing_id,
      ADD KEY activity_event_viewing (viewing_id, person_id), ALGORITHM=INPLACE, LOCK=NONE`);
  }

  /** What was attested has no place in the table of before. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM activity_event WHERE viewing_id IS NOT NULL');
    await runner.query(`ALTER TABLE activity_event
      DROP KEY activity_event_viewing, DROP COLUMN attested_by, DROP COLUMN viewing_id`);
  }
}
