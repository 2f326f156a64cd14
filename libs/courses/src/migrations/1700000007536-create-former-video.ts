import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `CREATE TABLE former_video (
  lesson_id BINARY(16) NOT NULL,
  media_id BINARY(16) NOT NULL,
  replaced_at DATETIME(3) NOT NULL,
  PRIMARY KEY (lesson_id, media_id),
  KEY former_video_media (media_id),
  CONSTRAINT fk_former_video_lesson FOREIGN KEY (lesson_id) REFERENCES lesson (id) ON DELETE CASCADE ON UPDATE NO ACTION,
  CONSTRAINT fk_former_video_media FOREIGN KEY (media_id) REFERENCES media (id) ON DELETE CASCADE ON UPDATE NO ACTION
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;

/** Videos that lessons had before. */
export class CreateFormerVideo1700000007536 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE former_video');
  }
}
