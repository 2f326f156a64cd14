import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Person } from '../person/person.entity.js';

/** One signed-in browser. The token itself is only in its cookie. */
@Entity('session')
@Index(['personId', 'revokedAt'])
export class Session {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  /** SHA-256 of the token. */
  @Index('session_token', { unique: true })
  @Column({ type: 'binary', length: 32 })
  tokenHash!: Buffer;

  @ForeignKey(() => Person)
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  personId!: string;

  /** SHA-256 of the device token, see `KnownDevice`. */
  @Column({ type: 'binary', length: 32, nullable: true })
  deviceHash!: Buffer | null;

  @Column({ type: 'varchar', length: 255 })
  userAgent!: string;

  @Column(utcColumn)
  createdAt!: Date;

  /** Written at most every five minutes. */
  @Column(utcColumn)
  lastSeenAt!: Date;

  @Index()
  @Column(utcColumn)
  expiresAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  revokedAt!: Date | null;
}
