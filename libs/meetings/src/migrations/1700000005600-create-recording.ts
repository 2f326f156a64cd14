import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';
const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const tables = [
  {
    name: 'recording_epoch',
    definition: `CREATE TABLE recording_epoch (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      number INT UNSIGNED NOT NULL,
      started_at DATETIME(3) NOT NULL,
      ended_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      UNIQUE KEY recording_epoch_number (session_id, number),
      CONSTRAINT fk_recording_epoch_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'recording_segment',
    definition: `CREATE TABLE recording_segment (
      epoch_id BINARY(16) NOT NULL,
      rendition VARCHAR(8) NOT NULL,
      number INT UNSIGNED NOT NULL,
      session_id BINARY(16) NOT NULL,
      epoch_number INT UNSIGNED NOT NULL,
      starts_at DATETIME(3) NOT NULL,
      duration_ms INT UNSIGNED NOT NULL,
      bytes INT UNSIGNED NOT NULL,
      removed_at DATETIME(3) NULL,
      PRIMARY KEY (epoch_id, rendition, number),
      KEY recording_segment_time (session_id, rendition, starts_at),
      CONSTRAINT fk_recording_segment_epoch FOREIGN KEY (epoch_id) REFERENCES recording_epoch (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'replay_cut',
    definition: `CREATE TABLE replay_cut (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      from_at DATETIME(3) NOT NULL,
      to_at DATETIME(3) NOT NULL,
      reason VARCHAR(300) NOT NULL,
      made_by BINARY(16) NOT NULL,
      made_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY replay_cut_session (session_id, made_at),
      CONSTRAINT fk_replay_cut_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
      CONSTRAINT fk_replay_cut_person FOREIGN KEY (made_by) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  },
] as const;

/** What was recorded of sessions, a few seconds a row, and what was cut out of it. */
export class CreateRecording1700000005600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { definition } of tables) await runner.query(definition);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.query('DROP TABLE IF EXISTS ??', [name]);
  }
}
