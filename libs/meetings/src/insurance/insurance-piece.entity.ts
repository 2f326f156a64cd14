import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/**
 * Some seconds of what somebody's own device kept of their microphone, where a recorder failed. Pieces of one run follow each
 * other and only the first begins with what a decoder needs; they go a week after their session.
 */
@Entity('insurance_piece')
@Index('insurance_piece_session', ['sessionId', 'runStartedAt'])
@Index('insurance_piece_used', ['usedAt', 'receivedAt'])
export class InsurancePiece {
  /** Made by the device. */
  @PrimaryColumn(idColumn)
  runId!: string;

  /** From 0 within the run. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number;

  @ForeignKey(() => ResearchSession, { name: 'fk_insurance_piece_session' })
  @Column(idColumn)
  sessionId!: string;

  @ForeignKey(() => Person, { name: 'fk_insurance_piece_person' })
  @Column(idColumn)
  personId!: string;

  /** The moment of the run's first sample, by the clock of the house. */
  @Column(utcColumn)
  runStartedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  durationMs!: number;

  @Column({ type: 'int', unsigned: true })
  bytes!: number;

  @Column(utcColumn)
  receivedAt!: Date;

  /** When it was looked at for the replay; null while it waits. */
  @Column({ ...utcColumn, nullable: true })
  usedAt!: Date | null;
}
