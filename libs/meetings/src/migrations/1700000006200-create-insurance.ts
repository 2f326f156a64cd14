import type { MigrationInterface, QueryRunner } from 'typeorm';

const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const table = `CREATE TABLE insurance_piece (
  run_id BINARY(16) NOT NULL,
  number INT UNSIGNED NOT NULL,
  session_id BINARY(16) NOT NULL,
  person_id BINARY(16) NOT NULL,
  run_started_at DATETIME(3) NOT NULL,
  duration_ms INT UNSIGNED NOT NULL,
  bytes INT UNSIGNED NOT NULL,
  received_at DATETIME(3) NOT NULL,
  used_at DATETIME(3) NULL,
  PRIMARY KEY (run_id, number),
  KEY insurance_piece_session (session_id, run_started_at),
  KEY insurance_piece_used (used_at, received_at),
  CONSTRAINT fk_insurance_piece_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
  CONSTRAINT fk_insurance_piece_person FOREIGN KEY (person_id) REFERENCES person (id) ${unchanged}
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;

/** What devices kept of their own microphones, and which epochs were made of that. */
export class CreateInsurance1700000006200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query('ALTER TABLE recording_epoch ADD COLUMN is_fill TINYINT NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recording_epoch DROP COLUMN is_fill');
    await runner.query('DROP TABLE insurance_piece');
  }
}
