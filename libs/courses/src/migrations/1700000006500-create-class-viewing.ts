import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';

const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const viewings = `CREATE TABLE class_viewing (
  id BINARY(16) NOT NULL PRIMARY KEY,
  course_id BINARY(16) NOT NULL,
  course_run_id BINARY(16) NOT NULL,
  lesson_id BINARY(16) NOT NULL,
  class_group_id BINARY(16) NOT NULL,
  school_id BINARY(16) NOT NULL,
  opened_by BINARY(16) NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  ending VARCHAR(8) NULL,
  last_seen_at DATETIME(3) NOT NULL,
  played JSON NOT NULL,
  version INT NOT NULL,
  KEY class_viewing_opened_by (opened_by, course_run_id, lesson_id, opened_at),
  KEY class_viewing_class_group (class_group_id, ended_at),
  KEY class_viewing_open (ended_at, last_seen_at),
  CONSTRAINT fk_class_viewing_course FOREIGN KEY (course_id) REFERENCES course (id) ${unchanged},
  CONSTRAINT fk_class_viewing_run FOREIGN KEY (course_run_id) REFERENCES course_run (id) ${unchanged},
  CONSTRAINT fk_class_viewing_lesson FOREIGN KEY (lesson_id) REFERENCES lesson (id) ${unchanged},
  CONSTRAINT fk_class_viewing_class_group FOREIGN KEY (class_group_id) REFERENCES class_group (id) ${unchanged},
  CONSTRAINT fk_class_viewing_school FOREIGN KEY (school_id) REFERENCES organisation (id) ${unchanged},
  CONSTRAINT fk_class_viewing_opened_by FOREIGN KEY (opened_by) REFERENCES person (id) ${unchanged}
) ${options}`;

const marks = `CREATE TABLE class_viewing_mark (
  id BINARY(16) NOT NULL PRIMARY KEY,
  viewing_id BINARY(16) NOT NULL,
  person_id BINARY(16) NOT NULL,
  is_present TINYINT NOT NULL,
  at DATETIME(3) NOT NULL,
  received_at DATETIME(3) NOT NULL,
  marked_by BINARY(16) NOT NULL,
  way VARCHAR(8) NOT NULL,
  KEY class_viewing_mark_person (viewing_id, person_id),
  CONSTRAINT fk_class_viewing_mark_viewing FOREIGN KEY (viewing_id) REFERENCES class_viewing (id) ${unchanged},
  CONSTRAINT fk_class_viewing_mark_person FOREIGN KEY (person_id) REFERENCES person (id) ${unchanged},
  CONSTRAINT fk_class_viewing_mark_marked_by FOREIGN KEY (marked_by) REFERENCES person (id) ${unchanged}
) ${options}`;

/** Lessons that are shown to a class before one projector, and who was marked as being there. */
export class CreateClassViewing1700000006500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(viewings);
    await runner.query(marks);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE class_viewing_mark');
    await runner.query('DROP TABLE class_viewing');
  }
}
