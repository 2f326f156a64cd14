import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from './research-session.entity.js';

/** A time in which a session was live; a suspended session gets another one when it goes on. Attendance counts inside these. */
@Entity('session_stretch')
export class SessionStretch {
  @ForeignKey(() => ResearchSession, { name: 'fk_session_stretch_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  @PrimaryColumn(utcColumn)
  startedAt!: Date;

  /** Null while it lasts. */
  @Column({ ...utcColumn, nullable: true })
  endedAt!: Date | null;
}
