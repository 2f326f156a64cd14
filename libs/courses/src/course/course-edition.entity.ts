import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Media } from '@yunqiao/media';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Course, type CourseCategory } from './course.entity.js';

/** A lesson as an edition keeps it. */
export interface OutlineLesson {
  id: string;
  title: string;
  body: string;
  mediaId: string | null;
  files: { mediaId: string }[];
  /** Whether learners may take its video along; editions of before downloads were there say nothing. */
  allowsDownload?: boolean;
}

/** Chapters and lessons of an edition, in order. */
export interface CourseOutline {
  chapters: { id: string; title: string; lessons: OutlineLesson[] }[];
}

/** What learners read: a copy of the draft, made when it was published, and never changed. */
@Entity('course_edition')
@Index('course_edition_publisher', ['publishedBy'])
@Index('course_edition_cover', ['coverMediaId'])
export class CourseEdition {
  @ForeignKey(() => Course, { name: 'fk_course_edition_course' })
  @PrimaryColumn(idColumn)
  courseId!: string;

  /** 1 for the first edition. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number;

  @Column({ type: 'json' })
  outline!: CourseOutline;

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

  @ForeignKey(() => Media, { name: 'fk_course_edition_cover', onDelete: 'SET NULL' })
  @Column({ ...idColumn, nullable: true })
  coverMediaId!: string | null;

  @Column(utcColumn)
  publishedAt!: Date;

  @ForeignKey(() => Person, { name: 'fk_course_edition_publisher' })
  @Column(idColumn)
  publishedBy!: string;
}
