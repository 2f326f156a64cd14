import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { idColumn, utcColumn, type SheetEncoding } from '@yunqiao/platform';
import { Organisation } from '../organisation/organisation.entity.js';
import { Person } from '../person/person.entity.js';
import type { RosterColumn, RosterKind } from './roster-vocabulary.js';

/** What happens to a sheet, in this order; `failed` when it cannot be read. */
export const RosterState = {
  checking: 'checking',
  checked: 'checked',
  failed: 'failed',
  applying: 'applying',
  applied: 'applied',
  undoing: 'undoing',
  undone: 'undone',
} as const;
export type RosterState = keyof typeof RosterState;

/** What was found in the head of a sheet. */
export interface RosterHead {
  readonly headers: Readonly<Record<RosterColumn, string>>;
  readonly ignored: readonly string[];
}

/** A sheet that somebody brought in, and what became of it: who, when, from which file. Never removed. */
@Entity('roster_import')
@Index('roster_import_place', ['organisationId', 'createdAt'])
@Index('roster_import_work', ['state', 'touchedAt'])
export class RosterImport {
  @PrimaryColumn(idColumn)
  id!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: RosterKind;

  /** The school that the sheet is of, or the organisation above the schools that it names. */
  @ForeignKey(() => Organisation, { name: 'fk_roster_import_organisation' })
  @Column(idColumn)
  organisationId!: string;

  @ForeignKey(() => Person, { name: 'fk_roster_import_made_by' })
  @Column(idColumn)
  madeBy!: string;

  @Column({ type: 'varchar', length: 255 })
  fileName!: string;

  @Column({ type: 'int', unsigned: true })
  bytes!: number;

  @Column({ type: 'varchar', length: 8, nullable: true })
  encoding!: SheetEncoding | null;

  @Column({ type: 'json', nullable: true })
  head!: RosterHead | null;

  @Column({ type: 'varchar', length: 10 })
  state!: RosterState;

  /** Fencing number: work that belongs to an earlier attempt changes nothing any more. */
  @Column({ type: 'int', unsigned: true })
  attempt!: number;

  /** Of the work that goes on, in percent. */
  @Column({ type: 'tinyint', unsigned: true })
  progress!: number;

  /** First school day of what begins, unless a row says another; what ends holds through the day before. */
  @Column({ type: 'date' })
  effectiveOn!: string;

  @Column({ type: 'int', unsigned: true, default: 0 })
  createdCount!: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  changedCount!: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  sameCount!: number;

  /** Rows of which nothing is done until somebody decides. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  proposedCount!: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  wrongCount!: number;

  /** Changes that could not be taken back when it was undone. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  keptCount!: number;

  @Column({ type: 'varchar', length: 64, nullable: true })
  errorCode!: string | null;

  @Column({ type: 'json', nullable: true })
  errorDetails!: Record<string, unknown> | null;

  @Column(utcColumn)
  createdAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  appliedAt!: Date | null;

  @ForeignKey(() => Person, { name: 'fk_roster_import_applied_by' })
  @Column({ ...idColumn, nullable: true })
  appliedBy!: string | null;

  @Column({ ...utcColumn, nullable: true })
  undoneAt!: Date | null;

  @ForeignKey(() => Person, { name: 'fk_roster_import_undone_by' })
  @Column({ ...idColumn, nullable: true })
  undoneBy!: string | null;

  /** Its rows and its file are gone; it can be neither applied nor looked at any more. */
  @Column({ type: 'boolean', default: false })
  isForgotten!: boolean;

  /** When somebody last worked on it; what is silent for too long is taken up again. */
  @Column(utcColumn)
  touchedAt!: Date;

  @VersionColumn()
  version!: number;
}
