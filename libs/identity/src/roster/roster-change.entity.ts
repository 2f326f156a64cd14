import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn } from '@yunqiao/platform';
import type { SheetStep } from './roster-plan.js';

/** Why a change stays when its sheet is undone. */
export const RosterKeep = {
  signedIn: 'signedIn',
  tookPart: 'tookPart',
  inUse: 'inUse',
  changedSince: 'changedSince',
} as const;
export type RosterKeep = keyof typeof RosterKeep;

/** One thing that a sheet has made or changed, with what was there before: the record of an import, and the way back. */
@Entity('roster_change')
export class RosterChange {
  /** Without a foreign key: it would lock the import, whose progress is told while these rows are written. */
  @PrimaryColumn(idColumn)
  importId!: string;

  /** In the order in which they were made. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  sequence!: number;

  @Column({ type: 'json' })
  step!: SheetStep;

  @Column({ type: 'boolean', default: false })
  isUndone!: boolean;

  @Column({ type: 'varchar', length: 16, nullable: true })
  kept!: RosterKeep | null;
}
