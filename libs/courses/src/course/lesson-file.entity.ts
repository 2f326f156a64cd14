import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Media } from '@yunqiao/media';
import { idColumn } from '../columns.js';
import { Lesson } from './lesson.entity.js';

/** A file to take along, attached to a lesson. */
@Entity('lesson_file')
@Index('lesson_file_lesson', ['lessonId', 'position'])
@Index('lesson_file_media', ['mediaId'])
export class LessonFile {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Lesson, { name: 'fk_lesson_file_lesson' })
  @Column(idColumn)
  lessonId!: string;

  @ForeignKey(() => Media, { name: 'fk_lesson_file_media', onDelete: 'CASCADE' })
  @Column(idColumn)
  mediaId!: string;

  /** 0-based among the lesson's files. */
  @Column({ type: 'int', unsigned: true })
  position!: number;
}
