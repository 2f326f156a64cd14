import { CourseCategory, Term } from '@yunqiao/courses';
import { Person } from '@yunqiao/identity';
import { idColumn, utcColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AttestedChoice, Audience } from '../participation-filter.js';
import { ReportSchedule } from './report-schedule.entity.js';

const frozen = { update: false } as const;

/** What a report is about; its numbers stand in its editions. Written once, never changed, never removed. */
@Entity('participation_report')
@Unique('participation_report_of_schedule', ['scheduleId', 'periodFrom'])
@Index('participation_report_newest', ['createdAt', 'id'])
export class Report {
  /** Made by whoever issues it: the same id twice is the same as once. */
  @PrimaryColumn(idColumn)
  id!: string;

  @Column({ type: 'varchar', length: 120, ...frozen })
  title!: string;

  /** The schedule by which it was issued; null for one that somebody issued. */
  @ForeignKey(() => ReportSchedule, { name: 'fk_participation_report_schedule' })
  @Column({ ...idColumn, nullable: true, ...frozen })
  scheduleId!: string | null;

  /** The term that was chosen; null when days were chosen freely. */
  @ForeignKey(() => Term, { name: 'fk_participation_report_term' })
  @Column({ ...idColumn, nullable: true, ...frozen })
  termId!: string | null;

  /** First and last school day, inclusive. */
  @Column({ type: 'date', ...frozen })
  periodFrom!: string;

  @Column({ type: 'date', ...frozen })
  periodTo!: string;

  /** Ids of the schools that are counted, sorted; null for every school there is or will be. */
  @Column({ type: 'json', nullable: true, ...frozen })
  schoolIds!: readonly string[] | null;

  /** Null when no classes were chosen. */
  @Column({ type: 'json', nullable: true, ...frozen })
  classGroupIds!: readonly string[] | null;

  /** Null for every course. */
  @Column({ type: 'json', nullable: true, ...frozen })
  courseIds!: readonly string[] | null;

  @Column({ type: 'json', nullable: true, ...frozen })
  categories!: readonly CourseCategory[] | null;

  @Column({ type: 'varchar', length: 16, ...frozen })
  audience!: Audience;

  @Column({ type: 'varchar', length: 8, ...frozen })
  attested!: AttestedChoice;

  @ForeignKey(() => Person, { name: 'fk_participation_report_creator' })
  @Column({ ...idColumn, ...frozen })
  createdBy!: string;

  @Column({ ...utcColumn, ...frozen })
  createdAt!: Date;
}
