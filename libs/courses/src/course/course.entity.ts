import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Organisation, Person } from '@yunqiao/identity';
import { Media } from '@yunqiao/media';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';

/** The four categories of courses. */
export const CourseCategory = {
  publicFoundation: 'publicFoundation',
  specialised: 'specialised',
  publicGood: 'publicGood',
  teacherDevelopment: 'teacherDevelopment',
} as const;
export type CourseCategory = keyof typeof CourseCategory;

/** A course as its trainer writes it: the draft. Learners read its latest edition. */
@Entity('course')
@Index('course_school', ['schoolId'])
@Index('course_trainer', ['trainerId'])
@Index('course_cover', ['coverMediaId'])
export class Course {
  @PrimaryColumn(idColumn)
  id!: string;

  /** The school that owns it. */
  @ForeignKey(() => Organisation, { name: 'fk_course_school' })
  @Column(idColumn)
  schoolId!: string;

  @ForeignKey(() => Person, { name: 'fk_course_trainer' })
  @Column(idColumn)
  trainerId!: string;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  /** Search keys of the title. */
  @Column({ type: 'varchar', length: 960 })
  pinyin!: string;

  @Column({ type: 'varchar', length: 255 })
  initials!: string;

  @Column({ type: 'varchar', length: 32 })
  category!: CourseCategory;

  @Column({ type: 'varchar', length: 60 })
  subject!: string;

  @Column({ type: 'text' })
  description!: string;

  @ForeignKey(() => Media, { name: 'fk_course_cover', onDelete: 'SET NULL' })
  @Column({ ...idColumn, nullable: true })
  coverMediaId!: string | null;

  /** Number of the latest edition; 0 while it was never published. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  edition!: number;

  @Column({ ...utcColumn, nullable: true })
  publishedAt!: Date | null;

  /** Edits since the latest edition. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  draftChanges!: number;

  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;

  @Column(utcColumn)
  createdAt!: Date;

  @Column(utcColumn)
  updatedAt!: Date;

  /** Counts changes of the course's own fields; chapters and lessons have versions of their own. */
  @VersionColumn()
  version!: number;
}
