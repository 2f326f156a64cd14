import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';
const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const tables = [
  {
    name: 'minutes_document',
    definition: `CREATE TABLE minutes_document (
      session_id BINARY(16) NOT NULL,
      version INT UNSIGNED NOT NULL,
      bytes INT UNSIGNED NOT NULL,
      everybody_writes TINYINT NOT NULL,
      snapshot MEDIUMBLOB NULL,
      snapshot_version INT UNSIGNED NOT NULL,
      PRIMARY KEY (session_id),
      CONSTRAINT fk_minutes_document_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'minutes_update',
    definition: `CREATE TABLE minutes_update (
      session_id BINARY(16) NOT NULL,
      sequence INT UNSIGNED NOT NULL,
      content MEDIUMBLOB NOT NULL,
      at DATETIME(3) NOT NULL,
      PRIMARY KEY (session_id, sequence),
      CONSTRAINT fk_minutes_update_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'session_todo',
    definition: `CREATE TABLE session_todo (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      text VARCHAR(500) NOT NULL,
      owner_person_id BINARY(16) NULL,
      due_on DATE NULL,
      made_by BINARY(16) NOT NULL,
      made_at DATETIME(3) NOT NULL,
      done_at DATETIME(3) NULL,
      done_by BINARY(16) NULL,
      removed_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      KEY session_todo_session (session_id, id),
      KEY session_todo_owner (owner_person_id),
      CONSTRAINT fk_session_todo_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
      CONSTRAINT fk_session_todo_owner FOREIGN KEY (owner_person_id) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  },
] as const;

/** Minutes that several write at once, and what is to be done after a session. */
export class CreateMinutes1700000005400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { definition } of tables) await runner.query(definition);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.query('DROP TABLE IF EXISTS ??', [name]);
  }
}
