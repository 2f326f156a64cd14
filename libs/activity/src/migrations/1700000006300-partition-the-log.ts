import type { MigrationInterface, QueryRunner } from 'typeorm';
import { monthsFrom, partitionOf } from '../log/months.js';

/**
 * Parts the log by the month of receipt, and makes receipts, by which an id is there once in all of them. The log of before is
 * copied once, during which nobody appends. Two keys go by which nobody looks anything up any more.
 */
export class PartitionTheLog1700000006300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE activity_receipt (
      event_id BINARY(16) NOT NULL PRIMARY KEY,
      person_id BINARY(16) NOT NULL,
      body_hash BINARY(32) NULL,
      received_at DATETIME(3) NOT NULL,
      KEY activity_receipt_received (received_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`);
    await runner.query(`INSERT INTO activity_receipt (event_id, person_id, received_at)
      SELECT id, person_id, received_at FROM activity_event WHERE received_at > UTC_TIMESTAMP(3) - INTERVAL 60 DAY`);
    const [{ first }]: [{ first: Date }] = await runner.query(
      'SELECT COALESCE(MIN(received_at), UTC_TIMESTAMP(3)) AS first FROM activity_event',
    );
    const months = monthsFrom(first, new Date());
    const statement = [
      'ALTER TABLE activity_event DROP KEY activity_event_run, DROP KEY activity_event_school,',
      'DROP PRIMARY KEY, ADD PRIMARY KEY (id, received_at)',
      'PARTITION BY RANGE COLUMNS (received_at) (PARTITION earlier VALUES LESS THAN (?),',
      ...months.slice(1).map(() => 'PARTITION ?? VALUES LESS THAN (?),'),
      'PARTITION ?? VALUES LESS THAN (MAXVALUE))',
    ].join(' ');
    await runner.query(
      statement,
      months.flatMap((month) => [month, partitionOf(month)]),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activity_event REMOVE PARTITIONING');
    await runner.query(`ALTER TABLE activity_event DROP PRIMARY KEY, ADD PRIMARY KEY (id),
      ADD KEY activity_event_run (course_run_id, occurred_at), ADD KEY activity_event_school (school_id, occurred_at)`);
    await runner.query('DROP TABLE activity_receipt');
  }
}
