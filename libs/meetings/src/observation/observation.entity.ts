import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Lesson } from '@yunqiao/courses';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';
import type { Criterion } from './rubric.js';

/** What is observed in a session, and by which rubric (听课评课). Until somebody says or writes something there is no row. */
@Entity('observation')
@Index('observation_lesson', ['lessonId'])
@Index('observation_teacher', ['teacherPersonId'])
export class Observation {
  @ForeignKey(() => ResearchSession, { name: 'fk_observation_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  /** The recorded lesson; null when the lesson is given live. */
  @ForeignKey(() => Lesson, { name: 'fk_observation_lesson' })
  @Column({ ...idColumn, nullable: true })
  lessonId!: string | null;

  /** Whose lesson it is. */
  @ForeignKey(() => Person, { name: 'fk_observation_teacher' })
  @Column({ ...idColumn, nullable: true })
  teacherPersonId!: string | null;

  /** Not only observers: everybody who is invited has a sheet. */
  @Column({ type: 'boolean' })
  everybodyObserves!: boolean;

  /** The rubric; it stays as it is once something was written by it. */
  @Column({ type: 'json' })
  criteria!: Criterion[];

  @Column(utcColumn)
  changedAt!: Date;
}
