import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idColumn } from '@yunqiao/platform';
import type { RosterRole } from './roster-values.js';
import type { RosterColumn, RosterEffect } from './roster-vocabulary.js';

/** What a row of a sheet leads to. */
export const RosterAction = {
  create: 'create',
  change: 'change',
  same: 'same',
  propose: 'propose',
  wrong: 'wrong',
} as const;
export type RosterAction = keyof typeof RosterAction;

/** What is wrong with a row, and in which column. */
export interface RosterMistake {
  readonly column: RosterColumn | null;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A row of a sheet as it was understood. */
@Entity('roster_line')
@Index('roster_line_action', ['importId', 'action', 'number'])
export class RosterLine {
  /** Without a foreign key: it would lock the import, whose progress is told while these rows are written. */
  @PrimaryColumn(idColumn)
  importId!: string;

  /** As the spreadsheet counts. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number;

  @Column({ type: 'varchar', length: 8 })
  action!: RosterAction;

  /** Of a person, a class or a school; cut when it is too long. */
  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'varchar', length: 80 })
  accountName!: string;

  @Column({ type: 'varchar', length: 120 })
  schoolName!: string;

  @Column({ type: 'varchar', length: 32, nullable: true })
  role!: RosterRole | null;

  /** Class or subject, year of entry, short name. */
  @Column({ type: 'varchar', length: 120 })
  note!: string;

  @Column({ type: 'json' })
  effects!: RosterEffect[];

  @Column({ type: 'json' })
  mistakes!: RosterMistake[];
}
