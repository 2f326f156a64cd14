import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { GuestLink } from './guest-link.entity.js';

/** Somebody without an account in a session: attended, never counted as a person of a school. */
@Entity('session_guest')
@Index('session_guest_session', ['sessionId'])
@Index('session_guest_link', ['linkId'])
export class SessionGuest {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_session_guest_session' })
  @Column(idColumn)
  sessionId!: string;

  @ForeignKey(() => GuestLink, { name: 'fk_session_guest_link' })
  @Column(idColumn)
  linkId!: string;

  @Column({ type: 'varchar', length: 60 })
  displayName!: string;

  /** What they say where they are from. */
  @Column({ type: 'varchar', length: 120 })
  schoolName!: string;

  @Column(idColumn)
  deviceId!: string;

  @Column(utcColumn)
  enteredAt!: Date;
}
