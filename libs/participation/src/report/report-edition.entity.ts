import { Person } from '@yunqiao/identity';
import { idColumn, utcColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Definitions } from '../definitions.js';
import type { ReportFigures } from './report-figures.js';
import { Report } from './report.entity.js';

const frozen = { update: false } as const;

/** A report as it was issued at one time: its numbers and what they meant then. Written once, never changed, never removed. */
@Entity('participation_report_edition')
@Unique('participation_report_edition_number', ['reportId', 'number'])
export class ReportEdition {
  /** Made by whoever issues it: the same id twice is the same as once. */
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Report, { name: 'fk_participation_report_edition_report' })
  @Column({ ...idColumn, ...frozen })
  reportId!: string;

  /** 1 for the first. */
  @Column({ type: 'int', unsigned: true, ...frozen })
  number!: number;

  /** Exactly what was received until this instant is counted. */
  @Column({ ...utcColumn, ...frozen })
  dataAsOf!: Date;

  @Column({ type: 'int', unsigned: true, ...frozen })
  definitionVersion!: number;

  /** The words of that version, in both languages. Like the figures, read only when they are asked for. */
  @Column({ type: 'json', select: false, ...frozen })
  definitions!: Definitions;

  @Column({ type: 'json', select: false, ...frozen })
  figures!: ReportFigures;

  @Column({ ...utcColumn, ...frozen })
  issuedAt!: Date;

  /** Null when the schedule did. */
  @ForeignKey(() => Person, { name: 'fk_participation_report_edition_issuer' })
  @Column({ ...idColumn, nullable: true, ...frozen })
  issuedBy!: string | null;
}
