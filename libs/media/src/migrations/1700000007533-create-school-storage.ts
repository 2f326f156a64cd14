import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `CREATE TABLE school_storage (
  school_id BINARY(16) NOT NULL PRIMARY KEY,
  quota_bytes BIGINT UNSIGNED NULL,
  originals ENUM('keep','drop') NULL,
  originals_days INT UNSIGNED NOT NULL DEFAULT 0,
  CONSTRAINT school_storage_school FOREIGN KEY (school_id) REFERENCES organisation (id) ON DELETE CASCADE ON UPDATE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;

/** What was decided about the room of schools, and whether an original was dropped. */
export class CreateSchoolStorage1700000007533 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query('ALTER TABLE media ADD COLUMN original_dropped_at DATETIME(3) NULL AFTER source_key');
    await runner.query('ALTER TABLE media ADD KEY media_ready (state, ready_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE media DROP KEY media_ready');
    await runner.query('ALTER TABLE media DROP COLUMN original_dropped_at');
    await runner.query('DROP TABLE school_storage');
  }
}
