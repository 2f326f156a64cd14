import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** A part that was cut out of a replay, by whom and why. Rows are only added. */
@Entity('replay_cut')
@Index('replay_cut_session', ['sessionId', 'madeAt'])
export class ReplayCut {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_replay_cut_session' })
  @Column(idColumn)
  sessionId!: string;

  /** When what was cut out had happened. */
  @Column(utcColumn)
  fromAt!: Date;

  @Column(utcColumn)
  toAt!: Date;

  @Column({ type: 'varchar', length: 300 })
  reason!: string;

  @ForeignKey(() => Person, { name: 'fk_replay_cut_person' })
  @Column(idColumn)
  madeBy!: string;

  @Column(utcColumn)
  madeAt!: Date;
}
