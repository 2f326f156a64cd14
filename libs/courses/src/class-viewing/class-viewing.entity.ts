import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { WallInterval } from '@yunqiao/activity';
import { ClassGroup, Organisation, Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Course } from '../course/course.entity.js';
import { Lesson } from '../course/lesson.entity.js';
import { CourseRun } from '../run/course-run.entity.js';
import type { ShownStretch } from './shown-time.js';

/** How a viewing came to its end: its teacher ended it, or nothing was heard of it for ten minutes. */
export const ViewingEnding = { teacher: 'teacher', silence: 'silence' } as const;
export type ViewingEnding = keyof typeof ViewingEnding;

/** A teacher shows a lesson to a class before one projector. */
@Entity('class_viewing')
@Index('class_viewing_opened_by', ['openedBy', 'courseRunId', 'lessonId', 'openedAt'])
@Index('class_viewing_class_group', ['classGroupId', 'endedAt'])
@Index('class_viewing_school', ['schoolId', 'openedAt'])
@Index('class_viewing_open', ['endedAt', 'lastSeenAt'])
export class ClassViewing {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Course, { name: 'fk_class_viewing_course' })
  @Column(idColumn)
  courseId!: string;

  @ForeignKey(() => CourseRun, { name: 'fk_class_viewing_run' })
  @Column(idColumn)
  courseRunId!: string;

  @ForeignKey(() => Lesson, { name: 'fk_class_viewing_lesson' })
  @Column(idColumn)
  lessonId!: string;

  @ForeignKey(() => ClassGroup, { name: 'fk_class_viewing_class_group' })
  @Column(idColumn)
  classGroupId!: string;

  /** Of the class. */
  @ForeignKey(() => Organisation, { name: 'fk_class_viewing_school' })
  @Column(idColumn)
  schoolId!: string;

  @ForeignKey(() => Person, { name: 'fk_class_viewing_opened_by' })
  @Column(idColumn)
  openedBy!: string;

  @Column(utcColumn)
  openedAt!: Date;

  /** Null while it goes on. */
  @Column({ ...utcColumn, nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'varchar', length: 8, nullable: true })
  ending!: ViewingEnding | null;

  /** When the teacher's device was last heard of. */
  @Column(utcColumn)
  lastSeenAt!: Date;

  /** When the lesson was being played, in order and apart from each other; milliseconds since 1970. */
  @Column({ type: 'json' })
  played!: WallInterval[];

  /** The same as its device told it, with the seconds of the video; null where none was told. */
  @Column({ type: 'json', nullable: true })
  shown!: ShownStretch[] | null;

  @VersionColumn()
  version!: number;
}
