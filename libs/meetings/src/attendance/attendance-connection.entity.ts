import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** Who found out that a connection had ended. */
export type ConnectionCloser = 'webhook' | 'reconciler' | 'sweeper';

/** One stay of one device in a conference, as the conference server told it. */
@Entity('attendance_connection')
@Index('attendance_connection_person', ['sessionId', 'personId'])
@Index('attendance_connection_open', ['leftAt', 'sessionId'])
@Index('attendance_connection_settle', ['settledAt', 'leftAt'])
export class AttendanceConnection {
  /** Of LiveKit; a device that comes again gets another one. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  participantSid!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_attendance_connection_session' })
  @Column(idColumn)
  sessionId!: string;

  @ForeignKey(() => Person, { name: 'fk_attendance_connection_person' })
  @Column(idColumn)
  personId!: string;

  @Column(idColumn)
  deviceId!: string;

  @Column(utcColumn)
  joinedAt!: Date;

  /** When the conference server last said that it is there. */
  @Column(utcColumn)
  lastSeenAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  leftAt!: Date | null;

  @Column({ type: 'varchar', length: 12, nullable: true })
  closedBy!: ConnectionCloser | null;

  /** In the words of the conference server. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  closeReason!: string | null;

  /** When its time was credited as far as no heartbeat had told of it. */
  @Column({ ...utcColumn, nullable: true })
  settledAt!: Date | null;
}
