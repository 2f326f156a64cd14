import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** How somebody before another's camera was confirmed: ticked by the liaison, or by oneself with the QR code or PIN shown there. */
export const RosterWay = { liaison: 'liaison', qr: 'qr', pin: 'pin' } as const;
export type RosterWay = keyof typeof RosterWay;

/** Somebody sits before the device of another person: what that device attends, they attend. */
@Entity('room_roster_entry')
@Index('room_roster_entry_device', ['sessionId', 'devicePersonId'])
@Index('room_roster_entry_person', ['sessionId', 'personId'])
export class RoomRosterEntry {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_room_roster_entry_session' })
  @Column(idColumn)
  sessionId!: string;

  /** Whose device it is. */
  @ForeignKey(() => Person, { name: 'fk_room_roster_entry_device' })
  @Column(idColumn)
  devicePersonId!: string;

  @ForeignKey(() => Person, { name: 'fk_room_roster_entry_person' })
  @Column(idColumn)
  personId!: string;

  @Column(utcColumn)
  fromAt!: Date;

  /** Null while they sit there. */
  @Column({ ...utcColumn, nullable: true })
  toAt!: Date | null;

  @Column(idColumn)
  confirmedBy!: string;

  @Column({ type: 'varchar', length: 8 })
  way!: RosterWay;
}
