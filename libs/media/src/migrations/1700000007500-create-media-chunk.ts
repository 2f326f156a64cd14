import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pieces of work that any worker can take, the smallest quality, and how much of each can be played already. */
export class CreateMediaChunk1700000007500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHUNK);
    await runner.query(
      "ALTER TABLE media_rendition MODIFY name ENUM('source','720p','480p','360p','240p','audio') NOT NULL",
    );
    await runner.query('ALTER TABLE media_rendition ADD COLUMN published_seconds DOUBLE NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE media_rendition DROP COLUMN published_seconds');
    await runner.query("DELETE FROM media_rendition WHERE name = '240p'");
    await runner.query("ALTER TABLE media_rendition MODIFY name ENUM('source','720p','480p','360p','audio') NOT NULL");
    await runner.query('DROP TABLE media_chunk');
  }
}

const CHUNK = `CREATE TABLE media_chunk (
  id BINARY(16) NOT NULL PRIMARY KEY,
  media_id BINARY(16) NOT NULL,
  kind ENUM('audio','video') NOT NULL,
  number INT UNSIGNED NOT NULL,
  attempt INT UNSIGNED NOT NULL,
  turn TINYINT UNSIGNED NOT NULL,
  first_frame INT UNSIGNED NOT NULL,
  frame_count INT UNSIGNED NOT NULL,
  seconds DOUBLE NOT NULL,
  seek_seconds DOUBLE NULL,
  state ENUM('waiting','running','ready','failed') NOT NULL,
  fence INT UNSIGNED NOT NULL DEFAULT 0,
  tries INT UNSIGNED NOT NULL DEFAULT 0,
  progress DOUBLE NOT NULL DEFAULT 0,
  not_before DATETIME(3) NULL,
  taken_at DATETIME(3) NULL,
  touched_at DATETIME(3) NULL,
  segments JSON NULL,
  UNIQUE KEY media_chunk_number (media_id, kind, number),
  KEY media_chunk_in_turn (state, turn),
  KEY media_chunk_taken (taken_at),
  CONSTRAINT media_chunk_media FOREIGN KEY (media_id) REFERENCES media (id) ON DELETE CASCADE ON UPDATE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;
