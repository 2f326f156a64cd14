import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was removed goes for good after its time, and is found without reading the others. */
export class KeepBin1700000007530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE media ADD COLUMN going_at DATETIME(3) NULL AFTER removed_at');
    // Nobody was told that it would go: what was removed before has its thirty days from now on.
    await runner.query('UPDATE media SET removed_at = UTC_TIMESTAMP(3) WHERE removed_at IS NOT NULL');
    await runner.query('ALTER TABLE media ADD KEY media_in_bin (removed_at, going_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE media DROP KEY media_in_bin');
    await runner.query('ALTER TABLE media DROP COLUMN going_at');
  }
}
