import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Observation } from './observation.entity.js';

/** What an observer gave for one dimension; the latest holds. */
@Entity('observation_point')
export class ObservationPoint {
  @ForeignKey(() => Observation, { name: 'fk_observation_point_observation' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  @PrimaryColumn(idColumn)
  personId!: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  criterionId!: string;

  @Column({ type: 'int', unsigned: true })
  points!: number;

  @Column(utcColumn)
  at!: Date;
}
