import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';

/** How somebody takes part: in the conference, by the stream of those who only listen, or later in the replay. */
export const Transport = { rtc: 'rtc', hls: 'hls', replay: 'replay' } as const;
export type Transport = keyof typeof Transport;

/** A sign of life: somebody was there from `fromAt` to `at`. Appended, without foreign keys, since there are many. */
@Entity('attendance_heartbeat')
@Index('attendance_heartbeat_person', ['sessionId', 'personId', 'at'])
export class AttendanceHeartbeat {
  /** Made by the device: the same id twice is the same as once. */
  @PrimaryColumn(idColumn)
  id!: string;

  @Column(idColumn)
  sessionId!: string;

  @Column(idColumn)
  personId!: string;

  @Column(idColumn)
  deviceId!: string;

  @Column({ type: 'varchar', length: 8 })
  transport!: Transport;

  /** A minute before `at` at most. */
  @Column(utcColumn)
  fromAt!: Date;

  /** Never after `receivedAt`. */
  @Column(utcColumn)
  at!: Date;

  @Column(utcColumn)
  receivedAt!: Date;
}
