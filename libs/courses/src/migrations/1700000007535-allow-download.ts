import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether learners may take the video of a lesson along. */
export class AllowDownload1700000007535 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lesson ADD COLUMN allows_download TINYINT NOT NULL DEFAULT 0 AFTER media_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lesson DROP COLUMN allows_download');
  }
}
