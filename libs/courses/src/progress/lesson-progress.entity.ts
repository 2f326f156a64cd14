import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Lesson } from '../course/lesson.entity.js';
import { CourseRun } from '../run/course-run.entity.js';

/** How far a person is in a lesson of a course run. It outlives editions, since lesson ids stay. */
@Entity('lesson_progress')
@Index('lesson_progress_person', ['personId', 'completedAt', 'updatedAt'])
@Index('lesson_progress_lesson', ['lessonId'])
export class LessonProgress {
  @ForeignKey(() => CourseRun, { name: 'fk_lesson_progress_run' })
  @PrimaryColumn(idColumn)
  courseRunId!: string;

  @ForeignKey(() => Person, { name: 'fk_lesson_progress_person' })
  @PrimaryColumn(idColumn)
  personId!: string;

  @ForeignKey(() => Lesson, { name: 'fk_lesson_progress_lesson' })
  @PrimaryColumn(idColumn)
  lessonId!: string;

  /** One bit for each second of the video, set when it was played. */
  @Column({ type: 'blob' })
  played!: Buffer;

  /** The same of what was seen in class, as teachers attest; null for none. */
  @Column({ type: 'blob', nullable: true })
  inClass!: Buffer | null;

  /** Played or seen in class, each second once. */
  @Column({ type: 'int', unsigned: true })
  distinctSeconds!: number;

  /** Length of the video when it was last played; 0 without one. */
  @Column({ type: 'int', unsigned: true })
  durationSeconds!: number;

  /** Where to go on, in media seconds. */
  @Column({ type: 'double' })
  positionSeconds!: number;

  /** When the position was left; an older report does not move it. */
  @Column({ ...utcColumn, nullable: true })
  positionAt!: Date | null;

  /** Wall-clock time credited in this lesson for what was played. */
  @Column({ type: 'int', unsigned: true })
  creditedMilliseconds!: number;

  @Column(utcColumn)
  openedAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  completedAt!: Date | null;

  @Column(utcColumn)
  updatedAt!: Date;

  /** Seconds that were seen in class. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  inClassSeconds!: number;

  /** Wall-clock time credited for what was seen in class. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  inClassMilliseconds!: number;

  /** It would not be complete without what was seen in class. */
  @Column({ type: 'boolean', default: false })
  completedInClass!: boolean;
}
