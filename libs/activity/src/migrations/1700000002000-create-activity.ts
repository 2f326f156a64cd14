import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log of what people did, and the clocks that clip their credit. */
export class CreateActivity1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE activity_event (
      id BINARY(16) NOT NULL PRIMARY KEY,
      kind VARCHAR(32) NOT NULL,
      person_id BINARY(16) NOT NULL,
      membership_id BINARY(16) NOT NULL,
      role VARCHAR(32) NOT NULL,
      school_id BINARY(16) NOT NULL,
      class_group_id BINARY(16) NULL,
      course_id BINARY(16) NOT NULL,
      course_run_id BINARY(16) NOT NULL,
      lesson_id BINARY(16) NOT NULL,
      occurred_at DATETIME(3) NOT NULL,
      received_at DATETIME(3) NOT NULL,
      seconds_from INT UNSIGNED NULL,
      seconds_to INT UNSIGNED NULL,
      credited_from DATETIME(3) NULL,
      credited_to DATETIME(3) NULL,
      source VARCHAR(8) NOT NULL,
      device_id BINARY(16) NULL,
      KEY activity_event_run (course_run_id, occurred_at),
      KEY activity_event_person (person_id, occurred_at),
      KEY activity_event_school (school_id, occurred_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`);
    await runner.query(`CREATE TABLE credit_clock (
      person_id BINARY(16) NOT NULL PRIMARY KEY,
      credited_until DATETIME(3) NOT NULL
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE credit_clock');
    await runner.query('DROP TABLE activity_event');
  }
}
