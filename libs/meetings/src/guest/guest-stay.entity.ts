import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { SessionGuest } from './session-guest.entity.js';

/** One stay of a guest in a conference, as the conference server told it. Beside the attendance of people, of which guests are no part. */
@Entity('guest_stay')
@Index('guest_stay_guest', ['guestId'])
export class GuestStay {
  /** Of LiveKit; a browser that comes again gets another one. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  participantSid!: string;

  @ForeignKey(() => SessionGuest, { name: 'fk_guest_stay_guest' })
  @Column(idColumn)
  guestId!: string;

  @Column(utcColumn)
  joinedAt!: Date;

  /** When the conference server last said that they are there. */
  @Column(utcColumn)
  lastSeenAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  leftAt!: Date | null;
}
