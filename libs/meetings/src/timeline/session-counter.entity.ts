import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** The last sequence of a session's events; locked while one is appended, so that none is missing below it. */
@Entity('session_counter')
export class SessionCounter {
  @ForeignKey(() => ResearchSession, { name: 'fk_session_counter_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  @Column({ type: 'int', unsigned: true })
  lastSequence!: number;
}
