import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guests are let in, and sent out; a device comes by a link once. */
export class GuestsInside1700000005500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session_guest
      ADD COLUMN IF NOT EXISTS admitted_at DATETIME(3) NULL,
      ADD COLUMN IF NOT EXISTS admitted_by BINARY(16) NULL,
      ADD COLUMN IF NOT EXISTS removed_at DATETIME(3) NULL,
      ADD COLUMN IF NOT EXISTS removed_by BINARY(16) NULL,
      ADD UNIQUE INDEX IF NOT EXISTS session_guest_device (link_id, device_id),
      DROP INDEX IF EXISTS session_guest_link`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session_guest
      ADD INDEX session_guest_link (link_id),
      DROP INDEX session_guest_device,
      DROP COLUMN removed_by,
      DROP COLUMN removed_at,
      DROP COLUMN admitted_by,
      DROP COLUMN admitted_at`);
  }
}
