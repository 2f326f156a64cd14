import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Membership, Organisation, Person } from '@yunqiao/identity';
import { utcColumn, type Role } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';
import type { SessionRole } from '../session/session-kinds.js';

/** Somebody who was named by the host or has been admitted, with the membership that held then. */
@Entity('session_member')
@Index('session_member_person', ['personId'])
@Index('session_member_school', ['schoolId'])
@Index('session_member_membership', ['membershipId'])
export class SessionMember {
  @ForeignKey(() => ResearchSession, { name: 'fk_session_member_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  @ForeignKey(() => Person, { name: 'fk_session_member_person' })
  @PrimaryColumn(idColumn)
  personId!: string;

  @Column({ type: 'varchar', length: 16 })
  role!: SessionRole;

  @ForeignKey(() => Membership, { name: 'fk_session_member_membership' })
  @Column(idColumn)
  membershipId!: string;

  /** What the membership made of the person on that day; it stands here for ever. */
  @Column({ type: 'varchar', length: 32 })
  heldRole!: Role;

  @ForeignKey(() => Organisation, { name: 'fk_session_member_school' })
  @Column(idColumn)
  schoolId!: string;

  @Column({ ...idColumn, nullable: true })
  classGroupId!: string | null;

  /** Null until the person has been let in. */
  @Column({ ...utcColumn, nullable: true })
  admittedAt!: Date | null;

  /** Null when nobody had to: the host, or a session without a lobby. */
  @Column({ ...idColumn, nullable: true })
  admittedBy!: string | null;

  /** Since when the person is kept out. */
  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;

  @Column({ ...idColumn, nullable: true })
  removedBy!: string | null;

  /** Has taken the microphone (上麦). */
  @Column({ type: 'boolean' })
  hasMicrophone!: boolean;

  @Column({ ...utcColumn, nullable: true })
  handRaisedAt!: Date | null;

  @Column({ type: 'boolean' })
  isMutedByHost!: boolean;

  /** Of hosts and co-hosts: when they were last known to be in the room. The grace period counts from here. */
  @Column({ ...utcColumn, nullable: true })
  seenAt!: Date | null;
}
