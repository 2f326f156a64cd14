import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Observation } from './observation.entity.js';

/** What an observer says of one moment of a lesson. */
@Entity('observation_comment')
@Index('observation_comment_session', ['sessionId', 'personId'])
export class ObservationComment {
  /** Made by the client: the same id twice is the same as once. */
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Observation, { name: 'fk_observation_comment_observation' })
  @Column(idColumn)
  sessionId!: string;

  @Column(idColumn)
  personId!: string;

  /** Of which dimension, if of one. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  criterionId!: string | null;

  /** Since the session began, or into the recorded lesson; null for the whole. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  atMilliseconds!: number | null;

  @Column({ type: 'varchar', length: 1000 })
  text!: string;

  @Column(utcColumn)
  writtenAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;
}
