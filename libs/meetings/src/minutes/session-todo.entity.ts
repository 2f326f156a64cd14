import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** What somebody is to do after a session. */
@Entity('session_todo')
@Index('session_todo_session', ['sessionId', 'id'])
@Index('session_todo_owner', ['ownerPersonId'])
export class SessionTodo {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_session_todo_session' })
  @Column(idColumn)
  sessionId!: string;

  @Column({ type: 'varchar', length: 500 })
  text!: string;

  @ForeignKey(() => Person, { name: 'fk_session_todo_owner' })
  @Column({ ...idColumn, nullable: true })
  ownerPersonId!: string | null;

  /** A school day in Asia/Shanghai. */
  @Column({ type: 'date', nullable: true })
  dueOn!: string | null;

  @Column(idColumn)
  madeBy!: string;

  @Column(utcColumn)
  madeAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  doneAt!: Date | null;

  @Column({ ...idColumn, nullable: true })
  doneBy!: string | null;

  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;
}
