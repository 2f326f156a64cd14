import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox. */
export class CreateNotice1700000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE notice (
      id BINARY(16) NOT NULL PRIMARY KEY,
      person_id BINARY(16) NOT NULL,
      kind VARCHAR(64) NOT NULL,
      subject_kind VARCHAR(32) NOT NULL,
      subject_id BINARY(16) NOT NULL,
      facts JSON NOT NULL,
      dedupe_key VARCHAR(150) NOT NULL,
      created_at DATETIME(3) NOT NULL,
      read_at DATETIME(3) NULL,
      replaced_at DATETIME(3) NULL,
      UNIQUE KEY notice_once (dedupe_key, person_id),
      KEY notice_inbox (person_id, created_at, id),
      KEY notice_unread (person_id, read_at, replaced_at),
      KEY notice_subject (subject_id, person_id),
      KEY notice_age (created_at),
      CONSTRAINT notice_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice');
  }
}
