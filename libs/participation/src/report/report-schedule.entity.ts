import type { CourseCategory } from '@yunqiao/courses';
import { Person } from '@yunqiao/identity';
import { idColumn, utcColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { AttestedChoice, Audience } from '../participation-filter.js';

/** After what a scheduled report is issued: a school term, or a month. */
export const ReportRhythm = { term: 'term', month: 'month' } as const;
export type ReportRhythm = keyof typeof ReportRhythm;

/** A standing wish: after each term (and month) a report of a scope is issued. */
@Entity('participation_report_schedule')
@Index('participation_report_schedule_newest', ['createdAt', 'id'])
export class ReportSchedule {
  /** Made by whoever wishes for it: the same id twice is the same as once. */
  @PrimaryColumn(idColumn)
  id!: string;

  /** Begins the titles of its reports; the term or month follows. */
  @Column({ type: 'varchar', length: 80 })
  title!: string;

  @Column({ type: 'varchar', length: 8 })
  rhythm!: ReportRhythm;

  /** On which day after the end of the term or month it is issued; 1 for the day after. */
  @Column({ type: 'int', unsigned: true })
  dayAfterEnd!: number;

  /** Ids of the schools that are counted, sorted; null for every school. */
  @Column({ type: 'json', nullable: true })
  schoolIds!: readonly string[] | null;

  @Column({ type: 'json', nullable: true })
  categories!: readonly CourseCategory[] | null;

  @Column({ type: 'varchar', length: 16 })
  audience!: Audience;

  @Column({ type: 'varchar', length: 8 })
  attested!: AttestedChoice;

  /** Administrators who are told beside the creator. */
  @Column({ type: 'json' })
  readerIds!: readonly string[];

  @ForeignKey(() => Person, { name: 'fk_participation_report_schedule_creator' })
  @Column(idColumn)
  createdBy!: string;

  /** Periods that had to be issued before this day are not caught up with. */
  @Column(utcColumn)
  createdAt!: Date;

  /** Null while it goes on. */
  @Column({ ...utcColumn, nullable: true })
  stoppedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
