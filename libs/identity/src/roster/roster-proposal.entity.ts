import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn } from '@yunqiao/platform';

/** What a comparison finds, and only a person can decide. */
export const RosterProposalKind = {
  classChange: 'classChange',
  schoolChange: 'schoolChange',
  leaver: 'leaver',
  rename: 'rename',
  enable: 'enable',
} as const;
export type RosterProposalKind = keyof typeof RosterProposalKind;

/** A change that is made only when somebody ticks it. */
@Entity('roster_proposal')
export class RosterProposal {
  /** Without a foreign key: it would lock the import, whose progress is told while these rows are written. */
  @PrimaryColumn(idColumn)
  importId!: string;

  @PrimaryColumn({ type: 'varchar', length: 16 })
  kind!: RosterProposalKind;

  /** The membership that would end, or the person. */
  @PrimaryColumn(idColumn)
  subjectId!: string;

  /** Row of the sheet; null for who is not in it. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  number!: number | null;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'varchar', length: 40 })
  accountName!: string;

  /** Class, school or name as it is. */
  @Column({ name: 'before_text', type: 'varchar', length: 200 })
  before!: string;

  /** The same as it would be; empty for who leaves. */
  @Column({ name: 'after_text', type: 'varchar', length: 200 })
  after!: string;

  @Column({ type: 'boolean', default: false })
  isAccepted!: boolean;
}
