import type { MigrationInterface, QueryRunner } from 'typeorm';

const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const table = `CREATE TABLE replay_lesson (
  id BINARY(16) NOT NULL,
  session_id BINARY(16) NOT NULL,
  course_id BINARY(16) NOT NULL,
  chapter_id BINARY(16) NOT NULL,
  lesson_id BINARY(16) NOT NULL,
  media_id BINARY(16) NOT NULL,
  made_by BINARY(16) NOT NULL,
  made_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY replay_lesson_session (session_id, made_at),
  CONSTRAINT fk_replay_lesson_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
  CONSTRAINT fk_replay_lesson_media FOREIGN KEY (media_id) REFERENCES media (id) ${unchanged},
  CONSTRAINT fk_replay_lesson_person FOREIGN KEY (made_by) REFERENCES person (id) ${unchanged}
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;

/** Replays that were put into courses as lessons. */
export class CreateReplayLesson1700000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS replay_lesson');
  }
}
