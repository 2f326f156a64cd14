import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Person } from '../person/person.entity.js';

/** A browser from which this person has signed in before; wrong passwords tried elsewhere do not slow it down. */
@Entity('known_device')
export class KnownDevice {
  /** SHA-256 of the device token. */
  @PrimaryColumn({ type: 'binary', length: 32 })
  tokenHash!: Buffer;

  @Index()
  @ForeignKey(() => Person)
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  personId!: string;

  @Column(utcColumn)
  firstSeenAt!: Date;

  @Column(utcColumn)
  lastSeenAt!: Date;
}
