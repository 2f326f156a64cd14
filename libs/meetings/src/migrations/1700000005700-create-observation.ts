import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';
const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const tables = [
  {
    name: 'observation',
    definition: `CREATE TABLE observation (
      session_id BINARY(16) NOT NULL,
      lesson_id BINARY(16) NULL,
      teacher_person_id BINARY(16) NULL,
      everybody_observes TINYINT NOT NULL,
      criteria JSON NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      PRIMARY KEY (session_id),
      KEY observation_lesson (lesson_id),
      KEY observation_teacher (teacher_person_id),
      CONSTRAINT fk_observation_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
      CONSTRAINT fk_observation_lesson FOREIGN KEY (lesson_id) REFERENCES lesson (id) ${unchanged},
      CONSTRAINT fk_observation_teacher FOREIGN KEY (teacher_person_id) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'observation_sheet',
    definition: `CREATE TABLE observation_sheet (
      session_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      words VARCHAR(5000) NOT NULL,
      words_at DATETIME(3) NULL,
      handed_in_at DATETIME(3) NULL,
      turned_at DATETIME(3) NULL,
      PRIMARY KEY (session_id, person_id),
      KEY observation_sheet_person (person_id),
      CONSTRAINT fk_observation_sheet_observation FOREIGN KEY (session_id) REFERENCES observation (session_id) ${unchanged},
      CONSTRAINT fk_observation_sheet_person FOREIGN KEY (person_id) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'observation_point',
    definition: `CREATE TABLE observation_point (
      session_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      criterion_id VARCHAR(36) NOT NULL,
      points INT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      PRIMARY KEY (session_id, person_id, criterion_id),
      CONSTRAINT fk_observation_point_observation FOREIGN KEY (session_id) REFERENCES observation (session_id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'observation_comment',
    definition: `CREATE TABLE observation_comment (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      criterion_id VARCHAR(36) NULL,
      at_milliseconds INT UNSIGNED NULL,
      text VARCHAR(1000) NOT NULL,
      written_at DATETIME(3) NOT NULL,
      removed_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      KEY observation_comment_session (session_id, person_id),
      CONSTRAINT fk_observation_comment_observation FOREIGN KEY (session_id) REFERENCES observation (session_id) ${unchanged}
    ) ${options}`,
  },
] as const;

/** Sheets on which lessons are observed. */
export class CreateObservation1700000005700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { definition } of tables) await runner.query(definition);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.query('DROP TABLE IF EXISTS ??', [name]);
  }
}
