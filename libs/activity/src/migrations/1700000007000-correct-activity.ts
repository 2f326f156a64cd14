import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows beside the log, which say what has become of its events. */
export class CorrectActivity1700000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE activity_correction (
      id BINARY(16) NOT NULL PRIMARY KEY,
      act_id BINARY(16) NOT NULL,
      event_id BINARY(16) NOT NULL,
      event_received_at DATETIME(3) NOT NULL,
      person_id BINARY(16) NOT NULL,
      kind VARCHAR(16) NOT NULL,
      membership_id BINARY(16) NOT NULL,
      school_id BINARY(16) NOT NULL,
      class_group_id BINARY(16) NULL,
      role VARCHAR(32) NOT NULL,
      from_school_id BINARY(16) NOT NULL,
      cause VARCHAR(16) NOT NULL,
      recorded_at DATETIME(3) NOT NULL,
      recorded_by BINARY(16) NULL,
      reason VARCHAR(500) NOT NULL,
      UNIQUE KEY activity_correction_event (event_id, recorded_at),
      UNIQUE KEY activity_correction_act (act_id, event_id),
      KEY activity_correction_person (person_id, event_id),
      KEY activity_correction_recorded (recorded_at, person_id),
      KEY activity_correction_school (school_id, recorded_at),
      KEY activity_correction_from_school (from_school_id, recorded_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE activity_correction');
  }
}
