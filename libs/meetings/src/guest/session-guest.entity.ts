import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { GuestLink } from '../invitation/guest-link.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** Somebody without an account in a session: attended, never counted as a person of a school. */
@Entity('session_guest')
@Unique('session_guest_device', ['linkId', 'deviceId'])
@Index('session_guest_session', ['sessionId'])
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

  /** Made by the guest's browser, and known to it and the house alone: who knows it is this guest. */
  @Column(idColumn)
  deviceId!: string;

  /** When they first came to the door. */
  @Column(utcColumn)
  enteredAt!: Date;

  /** Null until they have been let in. */
  @Column({ ...utcColumn, nullable: true })
  admittedAt!: Date | null;

  /** Null when nobody had to. */
  @Column({ ...idColumn, nullable: true })
  admittedBy!: string | null;

  /** When they first were in the room; null for one who was let in and whose page was gone by then. */
  @Column({ ...utcColumn, nullable: true })
  cameInAt!: Date | null;

  /** Since when they are kept out. */
  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;

  @Column({ ...idColumn, nullable: true })
  removedBy!: string | null;

  /** Has been given the microphone (上麦). */
  @Column({ type: 'boolean', default: false })
  hasMicrophone!: boolean;

  @Column({ ...utcColumn, nullable: true })
  handRaisedAt!: Date | null;

  @Column({ type: 'boolean', default: false })
  isMutedByHost!: boolean;
}
