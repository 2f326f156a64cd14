import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';
const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const statements = [
  `CREATE TABLE roster_import (
      id BINARY(16) NOT NULL,
      kind VARCHAR(16) NOT NULL,
      organisation_id BINARY(16) NOT NULL,
      made_by BINARY(16) NOT NULL,
      file_name VARCHAR(255) NOT NULL,
      bytes INT UNSIGNED NOT NULL,
      encoding VARCHAR(8) NULL,
      head JSON NULL,
      state VARCHAR(10) NOT NULL,
      attempt INT UNSIGNED NOT NULL,
      progress TINYINT UNSIGNED NOT NULL,
      effective_on DATE NOT NULL,
      created_count INT UNSIGNED NOT NULL DEFAULT 0,
      changed_count INT UNSIGNED NOT NULL DEFAULT 0,
      same_count INT UNSIGNED NOT NULL DEFAULT 0,
      proposed_count INT UNSIGNED NOT NULL DEFAULT 0,
      wrong_count INT UNSIGNED NOT NULL DEFAULT 0,
      kept_count INT UNSIGNED NOT NULL DEFAULT 0,
      error_code VARCHAR(64) NULL,
      error_details JSON NULL,
      created_at DATETIME(3) NOT NULL,
      applied_at DATETIME(3) NULL,
      applied_by BINARY(16) NULL,
      undone_at DATETIME(3) NULL,
      undone_by BINARY(16) NULL,
      is_forgotten TINYINT NOT NULL DEFAULT 0,
      touched_at DATETIME(3) NOT NULL,
      version INT NOT NULL,
      PRIMARY KEY (id),
      KEY roster_import_place (organisation_id, created_at),
      KEY roster_import_work (state, touched_at),
      CONSTRAINT fk_roster_import_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id) ${unchanged},
      CONSTRAINT fk_roster_import_made_by FOREIGN KEY (made_by) REFERENCES person (id) ${unchanged},
      CONSTRAINT fk_roster_import_applied_by FOREIGN KEY (applied_by) REFERENCES person (id) ${unchanged},
      CONSTRAINT fk_roster_import_undone_by FOREIGN KEY (undone_by) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  `CREATE TABLE roster_line (
      import_id BINARY(16) NOT NULL,
      number INT UNSIGNED NOT NULL,
      action VARCHAR(8) NOT NULL,
      name VARCHAR(120) NOT NULL,
      account_name VARCHAR(80) NOT NULL,
      school_name VARCHAR(120) NOT NULL,
      role VARCHAR(32) NULL,
      note VARCHAR(120) NOT NULL,
      effects JSON NOT NULL,
      mistakes JSON NOT NULL,
      PRIMARY KEY (import_id, number),
      KEY roster_line_action (import_id, action, number)
    ) ${options}`,
  `CREATE TABLE roster_proposal (
      import_id BINARY(16) NOT NULL,
      kind VARCHAR(16) NOT NULL,
      subject_id BINARY(16) NOT NULL,
      number INT UNSIGNED NULL,
      name VARCHAR(60) NOT NULL,
      account_name VARCHAR(40) NOT NULL,
      before_text VARCHAR(200) NOT NULL,
      after_text VARCHAR(200) NOT NULL,
      is_accepted TINYINT NOT NULL DEFAULT 0,
      PRIMARY KEY (import_id, kind, subject_id)
    ) ${options}`,
  `CREATE TABLE roster_change (
      import_id BINARY(16) NOT NULL,
      sequence INT UNSIGNED NOT NULL,
      step JSON NOT NULL,
      is_undone TINYINT NOT NULL DEFAULT 0,
      kept VARCHAR(16) NULL,
      PRIMARY KEY (import_id, sequence)
    ) ${options}`,
  // One row, held while a sheet is applied or undone: one after the other.
  `CREATE TABLE roster_gate (id TINYINT UNSIGNED NOT NULL, PRIMARY KEY (id)) ${options}`,
  'INSERT INTO roster_gate (id) VALUES (1)',
];

const tablesBackwards = ['roster_gate', 'roster_change', 'roster_proposal', 'roster_line', 'roster_import'];

/** Sheets that bring people, classes and schools in. */
export class CreateRoster1700000006150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of statements) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tablesBackwards) await runner.query('DROP TABLE IF EXISTS ' + table);
  }
}
