import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation, Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';

/** Sessions that belong together, such as one a week. */
@Entity('session_series')
@Index('session_series_host', ['hostPersonId'])
@Index('session_series_school', ['schoolId'])
export class SessionSeries {
  @PrimaryColumn(idColumn)
  id!: string;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  @ForeignKey(() => Person, { name: 'fk_session_series_host' })
  @Column(idColumn)
  hostPersonId!: string;

  @ForeignKey(() => Organisation, { name: 'fk_session_series_school' })
  @Column(idColumn)
  schoolId!: string;

  @Column(utcColumn)
  createdAt!: Date;
}
