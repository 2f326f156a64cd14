import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Polls and their votes. */
export class AddPolls1700000005100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE poll (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      question VARCHAR(200) NOT NULL,
      options JSON NOT NULL,
      opened_at DATETIME(3) NOT NULL,
      closed_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      KEY poll_session (session_id, opened_at),
      CONSTRAINT fk_poll_session FOREIGN KEY (session_id) REFERENCES research_session (id)
        ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`);
    await runner.query(`CREATE TABLE poll_vote (
      poll_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      option_index INT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      PRIMARY KEY (poll_id, person_id),
      CONSTRAINT fk_poll_vote_poll FOREIGN KEY (poll_id) REFERENCES poll (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS poll_vote');
    await runner.query('DROP TABLE IF EXISTS poll');
  }
}
