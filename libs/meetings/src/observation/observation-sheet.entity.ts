import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Observation } from './observation.entity.js';

/** An observer's own sheet. */
@Entity('observation_sheet')
@Index('observation_sheet_person', ['personId'])
export class ObservationSheet {
  @ForeignKey(() => Observation, { name: 'fk_observation_sheet_observation' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  @ForeignKey(() => Person, { name: 'fk_observation_sheet_person' })
  @PrimaryColumn(idColumn)
  personId!: string;

  /** What is said of the lesson as a whole. */
  @Column({ type: 'varchar', length: 5000 })
  words!: string;

  @Column({ ...utcColumn, nullable: true })
  wordsAt!: Date | null;

  /** Null while it is still being written. */
  @Column({ ...utcColumn, nullable: true })
  handedInAt!: Date | null;

  /** When it was last handed in or taken back. */
  @Column({ ...utcColumn, nullable: true })
  turnedAt!: Date | null;
}
