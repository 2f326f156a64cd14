import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';

const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const schedules = `CREATE TABLE participation_report_schedule (
  id BINARY(16) NOT NULL PRIMARY KEY,
  title VARCHAR(80) NOT NULL,
  rhythm VARCHAR(8) NOT NULL,
  day_after_end INT UNSIGNED NOT NULL,
  school_ids JSON NULL,
  categories JSON NULL,
  audience VARCHAR(16) NOT NULL,
  attested VARCHAR(8) NOT NULL,
  reader_ids JSON NOT NULL,
  created_by BINARY(16) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  stopped_at DATETIME(3) NULL,
  version INT NOT NULL,
  KEY participation_report_schedule_newest (created_at, id),
  CONSTRAINT fk_participation_report_schedule_creator FOREIGN KEY (created_by) REFERENCES person (id) ${unchanged}
) ${options}`;

const reports = `CREATE TABLE participation_report (
  id BINARY(16) NOT NULL PRIMARY KEY,
  title VARCHAR(120) NOT NULL,
  schedule_id BINARY(16) NULL,
  term_id BINARY(16) NULL,
  period_from DATE NOT NULL,
  period_to DATE NOT NULL,
  school_ids JSON NULL,
  class_group_ids JSON NULL,
  course_ids JSON NULL,
  categories JSON NULL,
  audience VARCHAR(16) NOT NULL,
  attested VARCHAR(8) NOT NULL,
  created_by BINARY(16) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  KEY participation_report_newest (created_at, id),
  CONSTRAINT participation_report_of_schedule UNIQUE (schedule_id, period_from),
  CONSTRAINT fk_participation_report_schedule FOREIGN KEY (schedule_id) REFERENCES participation_report_schedule (id) ${unchanged},
  CONSTRAINT fk_participation_report_term FOREIGN KEY (term_id) REFERENCES term (id) ${unchanged},
  CONSTRAINT fk_participation_report_creator FOREIGN KEY (created_by) REFERENCES person (id) ${unchanged}
) ${options}`;

const editions = `CREATE TABLE participation_report_edition (
  id BINARY(16) NOT NULL PRIMARY KEY,
  report_id BINARY(16) NOT NULL,
  number INT UNSIGNED NOT NULL,
  data_as_of DATETIME(3) NOT NULL,
  definition_version INT UNSIGNED NOT NULL,
  definitions JSON NOT NULL,
  figures JSON NOT NULL,
  issued_at DATETIME(3) NOT NULL,
  issued_by BINARY(16) NULL,
  CONSTRAINT participation_report_edition_number UNIQUE (report_id, number),
  CONSTRAINT fk_participation_report_edition_report FOREIGN KEY (report_id) REFERENCES participation_report (id) ${unchanged},
  CONSTRAINT fk_participation_report_edition_issuer FOREIGN KEY (issued_by) REFERENCES person (id) ${unchanged}
) ${options}`;

/** Reports that were issued, each edition frozen, and by which schedules they are issued. */
export class CreateParticipationReport1700000007100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [schedules, reports, editions]) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE participation_report_edition');
    await runner.query('DROP TABLE participation_report');
    await runner.query('DROP TABLE participation_report_schedule');
  }
}
