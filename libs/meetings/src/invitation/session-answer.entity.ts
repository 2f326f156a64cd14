import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** Whether somebody will come. */
export const InviteAnswer = { coming: 'coming', notComing: 'notComing' } as const;
export type InviteAnswer = keyof typeof InviteAnswer;

/** What an invited person answered; the latest answer holds. */
@Entity('session_answer')
@Index('session_answer_person', ['personId'])
export class SessionAnswer {
  @ForeignKey(() => ResearchSession, { name: 'fk_session_answer_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  @ForeignKey(() => Person, { name: 'fk_session_answer_person' })
  @PrimaryColumn(idColumn)
  personId!: string;

  @Column({ type: 'varchar', length: 16 })
  answer!: InviteAnswer;

  @Column(utcColumn)
  answeredAt!: Date;
}
