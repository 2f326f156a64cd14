import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of uploads and their renditions. */
export class CreateMedia1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MEDIA);
    await runner.query(RENDITION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE media_rendition');
    await runner.query('DROP TABLE media');
  }
}

const MEDIA = `CREATE TABLE media (
  id BINARY(16) NOT NULL PRIMARY KEY,
  kind ENUM('video','file','cover') NOT NULL,
  owner_person_id BINARY(16) NOT NULL,
  school_id BINARY(16) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  bytes BIGINT UNSIGNED NOT NULL,
  content_type VARCHAR(127) NOT NULL,
  sha256 CHAR(64) NULL,
  state ENUM('uploading','processing','playable','ready','failed') NOT NULL,
  progress DOUBLE NOT NULL DEFAULT 0,
  error_code VARCHAR(64) NULL,
  error_details JSON NULL,
  duration_seconds DOUBLE NULL,
  width INT UNSIGNED NULL,
  height INT UNSIGNED NULL,
  video_codec VARCHAR(32) NULL,
  audio_codec VARCHAR(32) NULL,
  source_key VARCHAR(255) NULL,
  created_at DATETIME(3) NOT NULL,
  uploaded_at DATETIME(3) NULL,
  playable_at DATETIME(3) NULL,
  ready_at DATETIME(3) NULL,
  removed_at DATETIME(3) NULL,
  attempt INT UNSIGNED NOT NULL DEFAULT 1,
  touched_at DATETIME(3) NOT NULL,
  version INT NOT NULL,
  KEY media_of_owner (owner_person_id, id),
  KEY media_of_school (school_id, id),
  KEY media_in_state (state, created_at),
  CONSTRAINT media_owner FOREIGN KEY (owner_person_id) REFERENCES person (id) ON DELETE NO ACTION ON UPDATE NO ACTION,
  CONSTRAINT media_school FOREIGN KEY (school_id) REFERENCES organisation (id) ON DELETE NO ACTION ON UPDATE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;

const RENDITION = `CREATE TABLE media_rendition (
  id BINARY(16) NOT NULL PRIMARY KEY,
  media_id BINARY(16) NOT NULL,
  name ENUM('source','720p','480p','360p','audio') NOT NULL,
  state ENUM('waiting','running','ready','failed') NOT NULL,
  attempt INT UNSIGNED NOT NULL,
  progress DOUBLE NOT NULL DEFAULT 0,
  width INT UNSIGNED NULL,
  height INT UNSIGNED NULL,
  frame_rate DOUBLE NULL,
  bandwidth INT UNSIGNED NULL,
  average_bandwidth INT UNSIGNED NULL,
  codecs VARCHAR(127) NULL,
  bytes BIGINT UNSIGNED NULL,
  UNIQUE KEY media_rendition_name (media_id, name),
  CONSTRAINT media_rendition_media FOREIGN KEY (media_id) REFERENCES media (id) ON DELETE CASCADE ON UPDATE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;
