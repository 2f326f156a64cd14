import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `CREATE TABLE media_download (
  media_id BINARY(16) NOT NULL,
  kind ENUM('video','audio') NOT NULL,
  state ENUM('waiting','ready','failed') NOT NULL,
  bytes BIGINT UNSIGNED NULL,
  tries INT UNSIGNED NOT NULL DEFAULT 0,
  tried_at DATETIME(3) NULL,
  PRIMARY KEY (media_id, kind),
  KEY media_download_in_state (state),
  CONSTRAINT media_download_media FOREIGN KEY (media_id) REFERENCES media (id) ON DELETE CASCADE ON UPDATE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;

/** Files of videos to take along. */
export class CreateMediaDownload1700000007534 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE media_download');
  }
}
