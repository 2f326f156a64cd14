import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '@yunqiao/identity';
import { idColumn } from '../columns.js';
import { CourseRun } from './course-run.entity.js';

/** A school to which a course run is offered. */
@Entity('course_run_school')
@Index('course_run_school_school', ['schoolId'])
export class CourseRunSchool {
  @ForeignKey(() => CourseRun, { name: 'fk_course_run_school_run' })
  @PrimaryColumn(idColumn)
  courseRunId!: string;

  @ForeignKey(() => Organisation, { name: 'fk_course_run_school_school' })
  @PrimaryColumn(idColumn)
  schoolId!: string;
}
