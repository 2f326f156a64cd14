import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** A link by which people without an account may come to a session, until it expires or is taken back. */
@Entity('guest_link')
@Unique('guest_link_token', ['tokenHash'])
@Index('guest_link_session', ['sessionId'])
export class GuestLink {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_guest_link_session' })
  @Column(idColumn)
  sessionId!: string;

  /** SHA-256 of the token, which only the link has. */
  @Column({ type: 'binary', length: 32 })
  tokenHash!: Buffer;

  @ForeignKey(() => Person, { name: 'fk_guest_link_made_by' })
  @Column(idColumn)
  madeBy!: string;

  @Column(utcColumn)
  madeAt!: Date;

  @Column(utcColumn)
  expiresAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  revokedAt!: Date | null;
}
