import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** A replay that was put into a course as a lesson. */
@Entity('replay_lesson')
@Index('replay_lesson_session', ['sessionId', 'madeAt'])
export class ReplayLesson {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_replay_lesson_session' })
  @Column(idColumn)
  sessionId!: string;

  /** Its course, chapter and video may be gone later: what happened stays. */
  @Column(idColumn)
  courseId!: string;

  @Column(idColumn)
  chapterId!: string;

  @Column(idColumn)
  lessonId!: string;

  @Column(idColumn)
  mediaId!: string;

  @ForeignKey(() => Person, { name: 'fk_replay_lesson_person' })
  @Column(idColumn)
  madeBy!: string;

  @Column(utcColumn)
  madeAt!: Date;
}
