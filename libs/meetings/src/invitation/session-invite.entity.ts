import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation, Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** Whom an invitation means: the teachers of a school, those of a subject in the alliance or in one school, or one person. */
export const InviteScope = { school: 'school', subjectGroup: 'subjectGroup', person: 'person' } as const;
export type InviteScope = keyof typeof InviteScope;

/** An invitation to a session. Whom it reaches is asked when it matters: who joins a school later is invited too. */
@Entity('session_invite')
@Index('session_invite_session', ['sessionId', 'withdrawnAt'])
@Index('session_invite_school', ['schoolId'])
@Index('session_invite_person', ['personId'])
@Index('session_invite_subject', ['subject'])
export class SessionInvite {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_session_invite_session' })
  @Column(idColumn)
  sessionId!: string;

  @Column({ type: 'varchar', length: 16 })
  scope!: InviteScope;

  /** Of `school`, and of a `subjectGroup` within one school. */
  @ForeignKey(() => Organisation, { name: 'fk_session_invite_school' })
  @Column({ ...idColumn, nullable: true })
  schoolId!: string | null;

  /** Of `subjectGroup`. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  subject!: string | null;

  /** Of `person`. */
  @ForeignKey(() => Person, { name: 'fk_session_invite_person' })
  @Column({ ...idColumn, nullable: true })
  personId!: string | null;

  @ForeignKey(() => Person, { name: 'fk_session_invite_by' })
  @Column(idColumn)
  invitedBy!: string;

  @Column(utcColumn)
  invitedAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  withdrawnAt!: Date | null;
}
