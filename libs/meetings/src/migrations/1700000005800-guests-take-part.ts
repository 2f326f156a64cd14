import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guests raise a hand, speak and write; when they were there is kept beside the attendance of people. */
export class GuestsTakePart1700000005800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session_guest
      ADD COLUMN IF NOT EXISTS has_microphone TINYINT NOT NULL DEFAULT 0,
      ADD COLUMN IF NOT EXISTS hand_raised_at DATETIME(3) NULL,
      ADD COLUMN IF NOT EXISTS is_muted_by_host TINYINT NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE research_session
      ADD COLUMN IF NOT EXISTS guests_may_write TINYINT NOT NULL DEFAULT 1`);
    await runner.query(`CREATE TABLE IF NOT EXISTS guest_stay (
      participant_sid VARCHAR(40) NOT NULL,
      guest_id BINARY(16) NOT NULL,
      joined_at DATETIME(3) NOT NULL,
      last_seen_at DATETIME(3) NOT NULL,
      left_at DATETIME(3) NULL,
      PRIMARY KEY (participant_sid),
      INDEX guest_stay_guest (guest_id),
      CONSTRAINT fk_guest_stay_guest FOREIGN KEY (guest_id) REFERENCES session_guest (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE guest_stay');
    await runner.query('ALTER TABLE research_session DROP COLUMN guests_may_write');
    await runner.query(`ALTER TABLE session_guest
      DROP COLUMN is_muted_by_host,
      DROP COLUMN hand_raised_at,
      DROP COLUMN has_microphone`);
  }
}
