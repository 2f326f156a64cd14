import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ClassGroup, Membership, Organisation, Person } from '@yunqiao/identity';
import { utcColumn, type Role } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { CourseRun } from './course-run.entity.js';

/** How somebody came into a course run. */
export type EnrolmentSource = 'self' | 'class' | 'roster';

/** A person in a course run, with the membership that held when they came in. */
@Entity('enrolment')
@Unique('enrolment_once', ['courseRunId', 'personId'])
@Index('enrolment_run', ['courseRunId', 'withdrawnAt'])
@Index('enrolment_person', ['personId', 'withdrawnAt'])
@Index('enrolment_membership', ['membershipId'])
@Index('enrolment_school', ['schoolId'])
@Index('enrolment_class_group', ['classGroupId'])
export class Enrolment {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => CourseRun, { name: 'fk_enrolment_run' })
  @Column(idColumn)
  courseRunId!: string;

  @ForeignKey(() => Person, { name: 'fk_enrolment_person' })
  @Column(idColumn)
  personId!: string;

  @ForeignKey(() => Membership, { name: 'fk_enrolment_membership' })
  @Column(idColumn)
  membershipId!: string;

  @ForeignKey(() => Organisation, { name: 'fk_enrolment_school' })
  @Column(idColumn)
  schoolId!: string;

  @ForeignKey(() => ClassGroup, { name: 'fk_enrolment_class_group' })
  @Column({ ...idColumn, nullable: true })
  classGroupId!: string | null;

  @Column({ type: 'varchar', length: 32 })
  role!: Role;

  @Column({ type: 'varchar', length: 8 })
  source!: EnrolmentSource;

  @Column(utcColumn)
  enrolledAt!: Date;

  /** Null while somebody is enrolled, also when they had left and came back. */
  @Column({ ...utcColumn, nullable: true })
  withdrawnAt!: Date | null;

  /** When they had left before they came back the last time, and when that was; null for who never did. */
  @Column({ ...utcColumn, nullable: true })
  leftAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  returnedAt!: Date | null;
}
