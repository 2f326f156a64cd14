import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Media } from '@yunqiao/media';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Chapter } from './chapter.entity.js';
import { Course } from './course.entity.js';

/** A lesson of the draft. Its id stays the same in every edition, so that progress stays. */
@Entity('lesson')
@Index('lesson_course', ['courseId'])
@Index('lesson_chapter', ['chapterId', 'position'])
@Index('lesson_media', ['mediaId'])
export class Lesson {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Course, { name: 'fk_lesson_course' })
  @Column(idColumn)
  courseId!: string;

  @ForeignKey(() => Chapter, { name: 'fk_lesson_chapter' })
  @Column(idColumn)
  chapterId!: string;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  /** Plain text with Markdown. */
  @Column({ type: 'mediumtext' })
  body!: string;

  /** Its video. */
  @ForeignKey(() => Media, { name: 'fk_lesson_media', onDelete: 'SET NULL' })
  @Column({ ...idColumn, nullable: true })
  mediaId!: string | null;

  /** Whether learners may take its video along. */
  @Column({ type: 'boolean', default: false })
  allowsDownload!: boolean;

  /** 0-based among the chapter's lessons that are not removed; a removed one remembers where it stood. */
  @Column({ type: 'int', unsigned: true })
  position!: number;

  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
