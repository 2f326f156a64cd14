import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Course } from './course.entity.js';

@Entity('chapter')
@Index('chapter_course', ['courseId', 'position'])
export class Chapter {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Course, { name: 'fk_chapter_course' })
  @Column(idColumn)
  courseId!: string;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  /** 0-based among the course's chapters that are not removed; a removed one remembers where it stood. */
  @Column({ type: 'int', unsigned: true })
  position!: number;

  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
