import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Media } from '@yunqiao/media';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Lesson } from './lesson.entity.js';

/** A video that a lesson had before, and can have again while it is not gone for good. */
@Entity('former_video')
@Index('former_video_media', ['mediaId'])
export class FormerVideo {
  @ForeignKey(() => Lesson, { name: 'fk_former_video_lesson', onDelete: 'CASCADE' })
  @PrimaryColumn(idColumn)
  lessonId!: string;

  @ForeignKey(() => Media, { name: 'fk_former_video_media', onDelete: 'CASCADE' })
  @PrimaryColumn(idColumn)
  mediaId!: string;

  @Column(utcColumn)
  replacedAt!: Date;
}
