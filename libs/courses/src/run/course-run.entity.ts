import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Course } from '../course/course.entity.js';
import { Term } from '../term/term.entity.js';

/** One offering of a course in a term (开课). */
@Entity('course_run')
@Index('course_run_course', ['courseId'])
@Index('course_run_term', ['termId'])
@Index('course_run_days', ['startsOn', 'endsOn'])
export class CourseRun {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Course, { name: 'fk_course_run_course' })
  @Column(idColumn)
  courseId!: string;

  @ForeignKey(() => Term, { name: 'fk_course_run_term' })
  @Column(idColumn)
  termId!: string;

  /** First school day, Asia/Shanghai. */
  @Column({ type: 'date' })
  startsOn!: string;

  /** Last school day, inclusive. */
  @Column({ type: 'date' })
  endsOn!: string;

  /** Whether people of the schools it is offered to may enrol themselves. */
  @Column({ type: 'boolean' })
  selfEnrolment!: boolean;

  /** Since when nobody may enrol any more; whoever is enrolled goes on. */
  @Column({ ...utcColumn, nullable: true })
  closedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
